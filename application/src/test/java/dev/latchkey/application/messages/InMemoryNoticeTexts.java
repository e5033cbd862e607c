package dev.latchkey.application.messages;

import dev.latchkey.domain.accounts.Language;

/** The twin of the real texts. */
public final class InMemoryNoticeTexts implements NoticeTexts {
    @Override
    public String phoneChanged(Language language) {
        return "number changed " + language;
    }

    @Override
    public String telegramChanged(Language language) {
        return "telegram changed " + language;
    }
}
