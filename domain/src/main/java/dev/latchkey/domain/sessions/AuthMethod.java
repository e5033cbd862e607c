package dev.latchkey.domain.sessions;

/** How somebody proved who they are. The reference is what the {@code amr} claim says (RFC 8176). */
public enum AuthMethod {
    SMS("sms");

    private final String reference;

    AuthMethod(String reference) {
        this.reference = reference;
    }

    public String reference() {
        return reference;
    }
}
