package dev.latchkey.domain.accounts;

import dev.latchkey.domain.shared.InvalidValue;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An e-mail address as its owner wrote it. Two addresses are the same when they differ in case only, as mail systems in
 * practice treat them.
 */
public record EmailAddress(String value) implements Identifier {
    private static final int MAX_LENGTH = 254;
    private static final Pattern SHAPE = Pattern.compile("[!-?A-~]{1,64}@[A-Za-z0-9][A-Za-z0-9.-]*\\.[A-Za-z]{2,63}");

    public EmailAddress {
        if (value.length() > MAX_LENGTH || !SHAPE.matcher(value).matches()) {
            throw new InvalidValue("email", "email.invalid", "must look like name@example.org");
        }
    }

    /** The form in which addresses are compared. */
    public String key() {
        return value.toLowerCase(Locale.ROOT);
    }

    /** The first character and the domain. */
    @Override
    public String masked() {
        return value.charAt(0) + "***" + value.substring(value.lastIndexOf('@'));
    }

    /** Masked, because records end up in logs. Use {@link #value()} where the address itself is needed. */
    @Override
    public String toString() {
        return masked();
    }
}
