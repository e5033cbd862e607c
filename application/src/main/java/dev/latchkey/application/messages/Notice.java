package dev.latchkey.application.messages;

import dev.latchkey.domain.accounts.Identifier;
import dev.latchkey.domain.accounts.Language;
import dev.latchkey.domain.messages.NoticeKind;
import java.util.Map;
import java.util.Optional;

/**
 * Something that happened to an account, on its way to its owner.
 *
 * @param language empty for the language that holds where nothing is known
 * @param details what helps to tell whether it was them, where there is room for it, as in a letter
 */
public record Notice(Identifier to, NoticeKind kind, Optional<Language> language, Map<String, String> details) {

    public Notice {
        details = Map.copyOf(details);
    }
}
