package dev.latchkey.domain.shared;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The word for a constant wherever it leaves the code, as in answers, tables and settings: its name in small letters. */
public final class Word {
    private Word() {}

    /** Such as {@code sign_in} for {@code SIGN_IN}. */
    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** The constant of that word; empty if none has it. */
    public static <E extends Enum<E>> Optional<E> parse(Class<E> type, String word) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> of(constant).equals(word))
                .findFirst();
    }
}
