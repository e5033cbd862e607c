package dev.latchkey.domain.login;

import dev.latchkey.domain.shared.InvalidValue;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which passwords may be chosen: long ones that are not among the first that anybody tries. There is no rule about which
 * kinds of characters they are made of, because such rules make passwords worse (NIST SP 800-63B-4, 3.1.1.2).
 */
public final class PasswordRules {
    public static final int SHORTEST = 8;
    public static final int LONGEST = 256;

    /** What fingers do when they are asked for a password, there and back. */
    private static final List<String> RUNS = List.of(
            "abcdefghijklmnopqrstuvwxyz",
            "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
            "01234567890123456789",
            "qwertyuiopasdfghjklzxcvbnm",
            "йцукенгшщзхъфывапролджэячсмитьбю",
            "`1234567890-=",
            "!@#$%^&*()_+");

    private PasswordRules() {}

    /**
     * Passes if the password may be chosen by the owner of those words.
     *
     * @throws InvalidValue {@code password.weak} if not
     */
    public static void check(Password password, OwnWords own) {
        weakness(password, own).ifPresent(weakness -> {
            throw weakness.told();
        });
    }

    /** Whether this can be anybody's password at all. Longer ones are not worth the work of a hash. */
    public static boolean isPossible(Password password) {
        return password.length() <= LONGEST;
    }

    static Optional<PasswordWeakness> weakness(Password password, OwnWords own) {
        if (password.length() < SHORTEST) {
            return Optional.of(PasswordWeakness.TOO_SHORT);
        }
        if (!isPossible(password)) {
            return Optional.of(PasswordWeakness.TOO_LONG);
        }
        String text = password.text();
        if (CommonPasswords.contain(text) || CommonPasswords.contain(text.strip()) || isRun(text) || isRepeated(text)) {
            return Optional.of(PasswordWeakness.COMMON);
        }
        return own.make(text) ? Optional.of(PasswordWeakness.PERSONAL) : Optional.empty();
    }

    private static boolean isRun(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        String back = new StringBuilder(lower).reverse().toString();
        return RUNS.stream().anyMatch(run -> run.contains(lower) || run.contains(back));
    }

    /** One piece over and over, which is no harder to guess than the piece once. */
    private static boolean isRepeated(String text) {
        // A text that is made of such pieces, and no other, is found in itself doubled before its own end.
        int again = (text + text).indexOf(text, 1);
        return again < text.length()
                && (text.codePointCount(0, again) < SHORTEST || CommonPasswords.contain(text.substring(0, again)));
    }
}
