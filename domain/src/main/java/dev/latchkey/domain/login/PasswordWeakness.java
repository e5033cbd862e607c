package dev.latchkey.domain.login;

import dev.latchkey.domain.shared.InvalidValue;
import dev.latchkey.domain.shared.Word;

/** Why a password cannot be chosen. */
public enum PasswordWeakness {
    TOO_SHORT("must have at least 8 characters"),
    TOO_LONG("must have at most 256 characters"),
    /** Very many people have it, or it is one piece over and over. */
    COMMON("must not be a common password"),
    /** Made of what everybody knows about its owner. */
    PERSONAL("must not be made of your name, your address or the name of this service"),
    /** In a list of passwords that were stolen somewhere. */
    BREACHED("must not be a password that was stolen somewhere");

    private static final String CODE = "password.weak";

    private final String message;

    PasswordWeakness(String message) {
        this.message = message;
    }

    /** What the client is told. */
    public InvalidValue told() {
        return new InvalidValue("password", CODE, "password." + Word.of(this), message);
    }
}
