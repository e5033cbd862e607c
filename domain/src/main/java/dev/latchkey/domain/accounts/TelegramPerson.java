package dev.latchkey.domain.accounts;

import dev.latchkey.domain.shared.InvalidValue;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Somebody as Telegram knows them. Only the number says who it is; the names are what they like to be called.
 *
 * @param username their name at Telegram, which may be another's tomorrow
 */
public record TelegramPerson(
        TelegramId id, Optional<PersonName> firstName, Optional<PersonName> lastName, Optional<String> username) {
    private static final Pattern USERNAME = Pattern.compile("[A-Za-z0-9_]{1,64}");

    /** Names as Telegram sends them; those that cannot be names here are left out, for nobody is turned away for a name. */
    public static TelegramPerson called(
            TelegramId id, Optional<String> firstName, Optional<String> lastName, Optional<String> username) {
        return new TelegramPerson(
                id,
                firstName.flatMap(TelegramPerson::name),
                lastName.flatMap(TelegramPerson::name),
                username.filter(text -> USERNAME.matcher(text).matches()));
    }

    private static Optional<PersonName> name(String text) {
        try {
            return Optional.of(new PersonName(text));
        } catch (InvalidValue no) {
            return Optional.empty();
        }
    }

    /** Masked, because records end up in logs. */
    @Override
    public String toString() {
        return "TelegramPerson[" + id.masked() + "]";
    }
}
