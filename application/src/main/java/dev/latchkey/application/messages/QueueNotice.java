package dev.latchkey.application.messages;

import dev.latchkey.domain.accounts.Language;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.messages.MessageId;
import dev.latchkey.domain.messages.MessagePurpose;
import dev.latchkey.domain.messages.OutgoingMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Tells people what happened to their account. To be called in the transaction in which it happens. */
public final class QueueNotice {
    private static final Duration WORTH_READING = Duration.ofDays(1);

    private final QueueMessage queue;
    private final NoticeTexts texts;
    private final RandomGenerator random;
    private final Language usualLanguage;

    /**
     * Notices in those words.
     *
     * @param usualLanguage spoken to those who have chosen none
     */
    public QueueNotice(QueueMessage queue, NoticeTexts texts, RandomGenerator random, Language usualLanguage) {
        this.queue = queue;
        this.texts = texts;
        this.random = random;
        this.usualLanguage = usualLanguage;
    }

    /** To the number that the account had. */
    public void phoneChanged(PhoneNumber old, Optional<Language> language, Instant now) {
        Language spoken = language.orElse(usualLanguage);
        queue(old, MessagePurpose.PHONE_CHANGED_NOTICE, texts.phoneChanged(spoken), now);
    }

    public void telegramChanged(PhoneNumber phone, Optional<Language> language, Instant now) {
        Language spoken = language.orElse(usualLanguage);
        queue(phone, MessagePurpose.TELEGRAM_CHANGED_NOTICE, texts.telegramChanged(spoken), now);
    }

    private void queue(PhoneNumber to, MessagePurpose purpose, String text, Instant now) {
        queue.queue(new OutgoingMessage(MessageId.random(random), to, purpose, text, now, now.plus(WORTH_READING)));
    }
}
