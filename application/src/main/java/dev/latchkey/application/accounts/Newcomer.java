package dev.latchkey.application.accounts;

import dev.latchkey.domain.accounts.PersonName;
import dev.latchkey.domain.accounts.TelegramPerson;
import dev.latchkey.domain.accounts.Username;
import java.util.Optional;

/**
 * What people say of themselves at their first sign-in. Ignored when they turn out to have an account.
 *
 * @param telegramUsername what Telegram says of them, if they come by it
 */
public record Newcomer(
        Optional<PersonName> firstName,
        Optional<PersonName> lastName,
        Optional<Username> username,
        Optional<String> telegramUsername) {

    /** Somebody who says nothing. */
    public static final Newcomer SILENT = new Newcomer(Optional.empty(), Optional.empty(), Optional.empty());

    /** Somebody of whom Telegram says nothing. */
    public Newcomer(Optional<PersonName> firstName, Optional<PersonName> lastName, Optional<Username> username) {
        this(firstName, lastName, username, Optional.empty());
    }

    /** Somebody who says nothing but what Telegram knows. A name there is no name here, where it may be another's. */
    static Newcomer of(TelegramPerson person) {
        return new Newcomer(person.firstName(), person.lastName(), Optional.empty(), person.username());
    }
}
