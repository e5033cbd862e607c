package dev.latchkey.domain.login;

import dev.latchkey.domain.accounts.EmailAddress;
import dev.latchkey.domain.accounts.Username;
import dev.latchkey.domain.shared.InvalidValue;
import java.util.Locale;
import java.util.Optional;

/**
 * What somebody types to say who they are: an e-mail address or a username. What can be neither is nobody's name, which the
 * one who typed it does not learn.
 */
public record LoginName(String typed) {
    private static final int MOST_COUNTED = 254;

    public LoginName {
        typed = typed.strip();
    }

    public Optional<EmailAddress> email() {
        try {
            return typed.indexOf('@') >= 0 ? Optional.of(new EmailAddress(typed)) : Optional.empty();
        } catch (InvalidValue no) {
            return Optional.empty();
        }
    }

    public Optional<Username> username() {
        try {
            return typed.indexOf('@') < 0 ? Optional.of(new Username(typed)) : Optional.empty();
        } catch (InvalidValue no) {
            return Optional.empty();
        }
    }

    /** The form in which attempts are counted, however long the text is. */
    public String key() {
        String lower = typed.toLowerCase(Locale.ROOT);
        return lower.length() <= MOST_COUNTED ? lower : lower.substring(0, MOST_COUNTED);
    }

    /** The first character, because it may be anything: people type passwords into the wrong field. */
    public String masked() {
        return typed.isEmpty() ? "***" : typed.substring(0, typed.offsetByCodePoints(0, 1)) + "***";
    }

    @Override
    public String toString() {
        return "LoginName[" + masked() + "]";
    }
}
