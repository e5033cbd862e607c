package dev.latchkey.application.messages;

import dev.latchkey.application.shared.Port;
import dev.latchkey.domain.accounts.Language;
import dev.latchkey.domain.messages.NoticeKind;

/** Words what people are told by SMS without having asked for it. */
@Port
public interface NoticeTexts {

    /** Holds no digits, so that nobody takes them for a code. */
    String of(NoticeKind kind, Language language);
}
