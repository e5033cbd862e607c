package dev.latchkey.application.login.telegram.chat;

import dev.latchkey.application.shared.Port;
import dev.latchkey.domain.accounts.Language;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.accounts.TelegramId;
import java.time.Instant;
import java.util.Optional;

/**
 * How the chats stand that people have with our bot. News may come twice and in any order: what is older than what is known
 * changes nothing.
 */
@Port
public interface ChatStates {

    /**
     * They have written to us, or let us write again.
     *
     * @param speaks the language of their program, which holds where they have chosen none
     */
    void opened(TelegramId chat, Optional<Language> speaks, Instant at);

    /** They want to read nothing from us any more. */
    void closed(TelegramId chat, Instant at);

    /** They have chosen a language there. */
    void speak(TelegramId chat, Language language, Instant now);

    /** The language that they have chosen: for their account or, where it has none, in the chat. */
    Optional<Language> languageOf(TelegramId chat);

    /**
     * The chat of whoever has that phone, if somebody may be asked something there: it is open and not quiet, and its
     * owner may sign in.
     */
    Optional<OpenChat> openOf(PhoneNumber phone, Instant now);
}
