package dev.latchkey.sms.vendors;

import dev.latchkey.domain.messages.OutgoingMessage;
import java.time.Duration;

/** How long a message is worth delivering, within what a vendor takes. */
final class Life {
    private Life() {}

    static long seconds(OutgoingMessage message, long least, long most) {
        long life = Duration.between(message.createdAt(), message.expiresAt()).toSeconds();
        return Math.min(most, Math.max(least, life));
    }
}
