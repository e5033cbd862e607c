package dev.latchkey.domain.sessions;

import java.util.Arrays;

/** How somebody proved who they are. The reference is what the {@code amr} claim says (RFC 8176). */
public enum AuthMethod {
    SMS("sms"),
    PASSWORD("pwd"),
    /** Any door of Telegram. RFC 8176 has no word for it. */
    TELEGRAM("telegram");

    private final String reference;

    AuthMethod(String reference) {
        this.reference = reference;
    }

    public String reference() {
        return reference;
    }

    /** The method with that reference. */
    public static AuthMethod ofReference(String reference) {
        return Arrays.stream(values())
                .filter(method -> method.reference.equals(reference))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no method " + reference));
    }
}
