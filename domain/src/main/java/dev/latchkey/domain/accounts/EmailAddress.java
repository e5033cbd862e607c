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
    private static final int MAX_LOCAL_LENGTH = 64;

    // The dot-atoms of RFC 5322 and the host names of RFC 1123. Quoted names and addresses in brackets are left out:
    // hardly anybody has such a one, and programs on the way read them differently.
    private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]++";
    private static final String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
    private static final String TOP_LABEL = "(?:[A-Za-z]{2,63}|[Xx][Nn]--[A-Za-z0-9-]{0,58}[A-Za-z0-9])";
    private static final Pattern SHAPE =
            Pattern.compile(ATOM + "(?:\\." + ATOM + ")*+@(?:" + LABEL + "\\.)++" + TOP_LABEL);

    public EmailAddress {
        if (value.length() > MAX_LENGTH
                || value.indexOf('@') > MAX_LOCAL_LENGTH
                || !SHAPE.matcher(value).matches()) {
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
