package dev.latchkey.application.accounts;

import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.shared.InvalidValue;

/** The twin of the real understanding of phone numbers: knows the Russian ways to write one, and E.164. */
public final class InMemoryPhoneNumbers implements PhoneNumbers {
    private static final String DECORATION = "[\\s\\u00a0()\\u2011-]";

    @Override
    public PhoneNumber parse(String written) {
        String number = asciiDigits(written.replaceAll(DECORATION, ""));
        if (number.matches("[78]\\d{10}")) {
            return new PhoneNumber("+7" + number.substring(1));
        }
        if (number.matches("9\\d{9}")) {
            return new PhoneNumber("+7" + number);
        }
        return new PhoneNumber(number);
    }

    private static String asciiDigits(String text) {
        StringBuilder ascii = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isDigit(c)) {
                ascii.append(Character.digit(c, 10));
            } else if (c == '+' && ascii.isEmpty()) {
                ascii.append(c);
            } else {
                throw new InvalidValue("phone", "phone.invalid", "must be a phone number");
            }
        }
        return ascii.toString();
    }
}
