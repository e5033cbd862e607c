package dev.latchkey.domain.accounts;

import dev.latchkey.domain.shared.InvalidValue;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A name to sign in with and to be found by: 3 to 32 Latin letters, digits, dots, hyphens and underscores, the first a
 * letter. ASCII only, so that no two names look alike and lower case means the same in every language.
 */
public record Username(String value) {
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z][A-Za-z0-9._-]{2,31}");

    public Username {
        if (!SHAPE.matcher(value).matches()) {
            throw new InvalidValue(
                    "username",
                    "username.invalid",
                    "must be 3 to 32 Latin letters, digits, dots, hyphens or underscores");
        }
    }

    /** The form in which usernames are compared. */
    public String key() {
        return value.toLowerCase(Locale.ROOT);
    }
}
