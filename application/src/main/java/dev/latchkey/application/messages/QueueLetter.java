package dev.latchkey.application.messages;

import dev.latchkey.domain.messages.Letter;
import dev.latchkey.domain.messages.MessageId;
import dev.latchkey.domain.messages.MessagePurpose;
import java.util.random.RandomGenerator;

/** Puts a letter where it survives until it is sent. To be called in the transaction that made the letter necessary. */
public final class QueueLetter {
    private final LetterTexts texts;
    private final Outbox outbox;
    private final MessageSealer sealer;
    private final RandomGenerator random;

    public QueueLetter(LetterTexts texts, Outbox outbox, MessageSealer sealer, RandomGenerator random) {
        this.texts = texts;
        this.outbox = outbox;
        this.sealer = sealer;
        this.random = random;
    }

    public void queue(Letter letter) {
        MessageId id = MessageId.random(random);
        MailEnvelope envelope = new MailEnvelope(texts.of(letter), letter.link());
        outbox.add(new SealedMessage(
                id,
                letter.to(),
                MessagePurpose.of(letter.kind()),
                sealer.seal(id, envelope.written()),
                letter.createdAt(),
                letter.expiresAt()));
    }
}
