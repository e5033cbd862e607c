package dev.latchkey.application.messages;

import dev.latchkey.domain.messages.OutgoingMessage;

/** Puts a message where it survives until it is sent. To be called in the transaction that made the message necessary. */
public final class QueueMessage {
    private final Outbox outbox;
    private final MessageSealer sealer;

    public QueueMessage(Outbox outbox, MessageSealer sealer) {
        this.outbox = outbox;
        this.sealer = sealer;
    }

    public void queue(OutgoingMessage message) {
        outbox.add(new SealedMessage(
                message.id(),
                message.phone(),
                message.purpose(),
                sealer.seal(message.id(), message.text()),
                message.createdAt(),
                message.expiresAt()));
    }
}
