package dev.latchkey.application.messages;

import dev.latchkey.domain.accounts.Identifier;
import dev.latchkey.domain.messages.Channel;
import dev.latchkey.domain.messages.MessageId;
import dev.latchkey.domain.messages.MessagePurpose;
import java.time.Instant;
import java.util.Set;

/**
 * A message as the outbox keeps it.
 *
 * @param text what is to be sent, sealed
 * @param attempts how often it was claimed, the claim that gave it out included
 * @param passedOver gateways that have taken it and not brought it: the others are to try
 */
@SuppressWarnings("ArrayRecordComponent") // Carried from one statement to the next, never compared.
public record SealedMessage(
        MessageId id,
        Identifier to,
        MessagePurpose purpose,
        byte[] text,
        Instant createdAt,
        Instant expiresAt,
        int attempts,
        Set<String> passedOver) {

    public SealedMessage {
        passedOver = Set.copyOf(passedOver);
    }

    /** A message that no gateway has taken yet. */
    public SealedMessage(
            MessageId id,
            Identifier to,
            MessagePurpose purpose,
            byte[] text,
            Instant createdAt,
            Instant expiresAt,
            int attempts) {
        this(id, to, purpose, text, createdAt, expiresAt, attempts, Set.of());
    }

    /** A message that nobody has claimed yet. */
    public SealedMessage(
            MessageId id, Identifier to, MessagePurpose purpose, byte[] text, Instant createdAt, Instant expiresAt) {
        this(id, to, purpose, text, createdAt, expiresAt, 0);
    }

    /** The way it takes. */
    public Channel channel() {
        return Channel.to(to);
    }
}
