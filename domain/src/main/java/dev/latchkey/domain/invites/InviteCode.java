package dev.latchkey.domain.invites;

import dev.latchkey.domain.shared.InvalidValue;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * Six characters one person gives to another, read case-insensitively. New codes avoid the look-alikes 0 and O, 1 and I;
 * what people type may hold them and is then simply nobody's code.
 */
public record InviteCode(String value) implements InvitationCode {
    static final String ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final int LENGTH = 6;
    private static final Pattern SHAPE = Pattern.compile("[0-9A-Za-z]{6}");

    public InviteCode {
        value = value.strip();
        // Looked at before it is folded: some letters of other scripts have a Latin upper case.
        if (!SHAPE.matcher(value).matches()) {
            throw new InvalidValue(
                    "invite_code",
                    "invite.malformed",
                    "must be six Latin letters or digits, or the code of a campaign");
        }
        value = value.toUpperCase(Locale.ROOT);
    }

    /** Whether it could be one of the new codes, without look-alikes. */
    public boolean isUnmistakable() {
        return value.chars().allMatch(letter -> ALPHABET.indexOf(letter) >= 0);
    }

    public static InviteCode random(RandomGenerator random) {
        StringBuilder code = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            code.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return new InviteCode(code.toString());
    }
}
