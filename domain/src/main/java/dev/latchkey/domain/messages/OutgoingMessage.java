package dev.latchkey.domain.messages;

import dev.latchkey.domain.accounts.PhoneNumber;
import java.time.Instant;

/**
 * A message to a phone that waits to be sent.
 *
 * @param text what the phone will show; holds a code, so it is kept sealed and never logged
 * @param expiresAt the moment from which sending it makes no sense
 */
public record OutgoingMessage(
        MessageId id, PhoneNumber phone, MessagePurpose purpose, String text, Instant createdAt, Instant expiresAt) {

    @Override
    public String toString() {
        return "OutgoingMessage[" + id.value() + ", " + purpose + ", " + phone + "]";
    }
}
