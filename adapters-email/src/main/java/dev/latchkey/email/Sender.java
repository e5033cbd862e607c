package dev.latchkey.email;

import dev.latchkey.domain.accounts.EmailAddress;
import dev.latchkey.domain.shared.InvalidValue;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whom mail is from: an address, and perhaps a name that readers see. */
public record Sender(Optional<String> name, EmailAddress address) {
    private static final Pattern WITH_NAME = Pattern.compile("\"?([^\"<>\\p{Cc}]{1,100}?)\"?\\s*<([^<>]+)>");

    /**
     * Reads {@code Example <no-reply@example.org>}, or the address alone.
     *
     * @throws IllegalArgumentException if it is neither
     */
    public static Sender parse(String text) {
        Matcher named = WITH_NAME.matcher(text.strip());
        try {
            return named.matches()
                    ? new Sender(
                            Optional.of(named.group(1).strip()),
                            new EmailAddress(named.group(2).strip()))
                    : new Sender(Optional.empty(), new EmailAddress(text.strip()));
        } catch (InvalidValue e) {
            throw new IllegalArgumentException("must look like Example <no-reply@example.org>", e);
        }
    }

    String domain() {
        return address.value().substring(address.value().lastIndexOf('@') + 1);
    }
}
