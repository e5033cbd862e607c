package dev.latchkey.domain.login;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;

/**
 * A password as somebody typed it, in Unicode normal form C, so that it is the same on every keyboard. Nothing is cut off
 * and no character is forbidden. Whether it is good enough to be chosen is a matter of {@link PasswordRules}.
 */
public record Password(String text) {
    public Password {
        text = Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    /** How many characters it has, as people count them. */
    public int length() {
        return text.codePointCount(0, text.length());
    }

    /** What is hashed. */
    public byte[] bytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "Password[***]";
    }
}
