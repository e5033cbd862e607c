package dev.latchkey.application.messages;

import dev.latchkey.application.shared.Port;
import dev.latchkey.domain.accounts.Language;

/** Words what people are told by SMS without having asked for it. */
@Port
public interface NoticeTexts {

    /** To the old number: the account has another now, and what to do if that was not them. */
    String phoneChanged(Language language);

    /** The account has got another Telegram, or has none any more, and what to do if that was not them. */
    String telegramChanged(Language language);
}
