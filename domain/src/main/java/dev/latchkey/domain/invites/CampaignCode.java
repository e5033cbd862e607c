package dev.latchkey.domain.invites;

import dev.latchkey.domain.shared.InvalidValue;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A code with a text of its own, for posters and partners: 4 to 20 Latin letters, digits and hyphens, read
 * case-insensitively. Six letters and digits are never one, because personal codes look like that; so neither today's
 * nor tomorrow's personal codes can be taken for it, not even with a 0 for an O.
 */
public record CampaignCode(String value) implements InvitationCode {
    private static final Pattern SHAPE = Pattern.compile("(?=.{4,20}$)[0-9A-Za-z]+(-[0-9A-Za-z]+)*");
    private static final Pattern PERSONAL = Pattern.compile("[0-9A-Za-z]{6}");

    public CampaignCode {
        if (!hasShape(value)) {
            throw new InvalidValue(
                    "code",
                    "campaign.code_invalid",
                    "must be 4 to 20 Latin letters, digits and hyphens, but not six letters and digits");
        }
        value = value.strip().toUpperCase(Locale.ROOT);
    }

    static boolean hasShape(String text) {
        String code = text.strip();
        return SHAPE.matcher(code).matches() && !PERSONAL.matcher(code).matches();
    }

    /** What codes are told apart by: those that differ only in 0 and O, or in 1 and I, are one and the same. */
    public String key() {
        return value.replace('O', '0').replace('I', '1');
    }
}
