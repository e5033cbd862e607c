package dev.latchkey.domain.messages;

import dev.latchkey.domain.accounts.PhoneNumber;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The country calling code that a number begins with, as 7 or 49: no code is the beginning of another (ITU-T E.164). */
public record CallingCode(String digits) {
    private static final Pattern CODE =
            Pattern.compile("[17]|20|27|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|[0-9]{3}");

    public CallingCode {
        if (!CODE.matcher(digits).matches()) {
            throw new IllegalArgumentException("There is no calling code " + digits);
        }
    }

    /** The code that the number begins with. */
    public static CallingCode of(PhoneNumber phone) {
        Matcher code = CODE.matcher(phone.e164().substring(1));
        if (!code.lookingAt()) {
            throw new IllegalStateException("Every number begins with a calling code");
        }
        return new CallingCode(code.group());
    }
}
