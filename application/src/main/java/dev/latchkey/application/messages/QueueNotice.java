package dev.latchkey.application.messages;

import dev.latchkey.domain.accounts.EmailAddress;
import dev.latchkey.domain.accounts.Language;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.messages.Letter;
import dev.latchkey.domain.messages.MessageId;
import dev.latchkey.domain.messages.OutgoingMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Tells people what happened to their account. To be called in the transaction in which it happens. */
public final class QueueNotice {
    /** A notice that comes later alarms people about what they have forgotten. */
    private static final Duration WORTH_READING = Duration.ofDays(2);

    private final QueueMessage messages;
    private final QueueLetter letters;
    private final NoticeTexts texts;
    private final RandomGenerator random;
    private final Language usualLanguage;

    /**
     * Notices in those words.
     *
     * @param usualLanguage spoken to those who have chosen none
     */
    public QueueNotice(
            QueueMessage messages,
            QueueLetter letters,
            NoticeTexts texts,
            RandomGenerator random,
            Language usualLanguage) {
        this.messages = messages;
        this.letters = letters;
        this.texts = texts;
        this.random = random;
        this.usualLanguage = usualLanguage;
    }

    public void queue(Notice notice, Instant now) {
        if (notice.to() instanceof PhoneNumber phone) {
            messages.queue(text(notice, phone, now));
        } else if (notice.to() instanceof EmailAddress email) {
            letters.queue(letter(notice, email, now));
        }
    }

    private OutgoingMessage text(Notice notice, PhoneNumber phone, Instant now) {
        return new OutgoingMessage(
                MessageId.random(random),
                phone,
                notice.kind().purpose(),
                texts.of(notice.kind(), notice.language().orElse(usualLanguage)),
                now,
                now.plus(WORTH_READING));
    }

    private static Letter letter(Notice notice, EmailAddress email, Instant now) {
        return new Letter(
                email,
                notice.kind().letter(),
                Optional.empty(),
                notice.language(),
                now,
                now.plus(WORTH_READING),
                notice.details());
    }
}
