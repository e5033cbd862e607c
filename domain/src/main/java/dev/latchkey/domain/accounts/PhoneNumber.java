package dev.latchkey.domain.accounts;

import dev.latchkey.domain.shared.InvalidValue;
import java.util.regex.Pattern;

/** A phone number in E.164 form: a plus sign and 8 to 15 digits (ITU-T E.164). */
public record PhoneNumber(String e164) implements Identifier {
    private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{7,14}");

    public PhoneNumber {
        if (!E164.matcher(e164).matches()) {
            throw new InvalidValue("phone", "phone.invalid", "must look like +79123456789");
        }
    }

    /** The number without its last four digits: numbers that are rented in a block share it. */
    public String prefix() {
        return e164.substring(0, e164.length() - 4);
    }

    /** The first and the last two digits, for people who may know of a number but not dial it. */
    @Override
    public String masked() {
        return e164.substring(0, 2) + "***" + e164.substring(e164.length() - 2);
    }

    /** Masked, because records end up in logs. Use {@link #e164()} where the number itself is needed. */
    @Override
    public String toString() {
        return masked();
    }
}
