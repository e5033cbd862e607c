package dev.latchkey.domain.login;

import dev.latchkey.domain.shared.InvalidValue;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** The 4 to 8 digits that are sent to a phone. Never printed, never stored in clear. */
public record LoginCode(String digits) {
    public static final int MIN_LENGTH = 4;
    public static final int MAX_LENGTH = 8;
    private static final Pattern SHAPE = Pattern.compile("[0-9]{4,8}");

    public LoginCode {
        if (!SHAPE.matcher(digits).matches()) {
            throw malformed();
        }
    }

    /** Every code of that length is equally likely, those with leading zeros too. */
    public static LoginCode random(int length, RandomGenerator random) {
        StringBuilder digits = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            digits.append((char) ('0' + random.nextInt(10)));
        }
        return new LoginCode(digits.toString());
    }

    /** A code as people type it: spaces between the digits and the digits of other scripts are understood. */
    public static LoginCode typed(String text) {
        StringBuilder digits = new StringBuilder(MAX_LENGTH);
        text.codePoints()
                .filter(c -> !Character.isWhitespace(c) && c != '\u00a0')
                .limit(MAX_LENGTH + 1L)
                .forEach(c -> {
                    if (!Character.isDigit(c)) {
                        throw malformed();
                    }
                    digits.append((char) ('0' + Character.digit(c, 10)));
                });
        return new LoginCode(digits.toString());
    }

    private static InvalidValue malformed() {
        return new InvalidValue("code", "code.malformed", "must be 4 to 8 digits");
    }

    @Override
    public String toString() {
        return "LoginCode[******]";
    }
}
