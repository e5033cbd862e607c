package dev.latchkey.sms;

import java.util.Locale;
import java.util.Optional;

/**
 * A phone number as somebody wrote it, brought to digits and perhaps one leading plus sign. What is not a digit, a plus or
 * a usual separator makes it no number: letters and extensions, and marks that cannot be seen, for two texts that look the
 * same must not be two numbers.
 */
final class WrittenNumber {
    private static final int MAX_LENGTH = 40;

    private WrittenNumber() {}

    static Optional<String> digits(String written) {
        if (written.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        String stripped = written.strip();
        String number = stripped.toLowerCase(Locale.ROOT).startsWith("tel:") ? stripped.substring(4) : stripped;
        StringBuilder digits = new StringBuilder(number.length());
        for (int i = 0; i < number.length(); i += Character.charCount(number.codePointAt(i))) {
            int c = number.codePointAt(i);
            if (Character.isDigit(c)) {
                // The digits of every script: Arabic-Indic, Devanagari, fullwidth, mathematical and so on.
                digits.append((char) ('0' + Character.digit(c, 10)));
            } else if (isPlus(c) && digits.length() == 0) {
                digits.append('+');
            } else if (!isSeparator(c)) {
                return Optional.empty();
            }
        }
        return Optional.of(digits.toString());
    }

    private static boolean isPlus(int c) {
        return c == '+' || c == '\uff0b';
    }

    private static boolean isSeparator(int c) {
        return switch (c) {
            case '\t', '(', ')', '\uff08', '\uff09', '[', ']', '.', '\uff0e', '/', '\u2212' -> true;
            default -> {
                int type = Character.getType(c);
                yield type == Character.SPACE_SEPARATOR || type == Character.DASH_PUNCTUATION;
            }
        };
    }
}
