package dev.latchkey.domain.accounts;

import dev.latchkey.domain.shared.InvalidValue;
import java.text.Normalizer;

/** Why somebody was banned, in the words of whoever did it: 1 to 500 characters, none of them a control character. */
public record BanReason(String value) {
    private static final int MAX_LENGTH = 500;

    public BanReason {
        value = Normalizer.normalize(value.strip(), Normalizer.Form.NFC);
        if (value.isEmpty()
                || value.codePointCount(0, value.length()) > MAX_LENGTH
                || value.codePoints().anyMatch(Character::isISOControl)) {
            throw new InvalidValue("reason", "reason.invalid", "must be 1 to 500 characters in one line");
        }
    }

    /** Masked, because records end up in logs. */
    @Override
    public String toString() {
        return "BanReason[***]";
    }
}
