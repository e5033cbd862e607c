package dev.latchkey.bootstrap.config;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * How the text of a setting becomes a value.
 *
 * @param allowed what the text may be, for people
 * @param reading makes the value, or throws {@link WrongValue}
 * @param shown what may be printed of a right text
 * @param secret whether nothing may be printed of a wrong one
 * @param readsEmpty whether no text at all is a value too; where it is not, it means the default
 */
record Kind<T>(
        String allowed, Function<String, T> reading, UnaryOperator<String> shown, boolean secret, boolean readsEmpty) {

    static <T> Kind<T> open(String allowed, Function<String, T> reading) {
        return new Kind<>(allowed, reading, text -> text, false, false);
    }

    static <T> Kind<T> secret(String allowed, UnaryOperator<String> shown, Function<String, T> reading) {
        return new Kind<>(allowed, reading, shown, true, false);
    }

    /** The same for a setting that may be left out. */
    Kind<Optional<T>> optional() {
        return new Kind<>(
                allowed,
                text -> text.isEmpty() ? Optional.empty() : Optional.of(reading.apply(text)),
                text -> text.isEmpty() ? "" : shown.apply(text),
                secret,
                true);
    }
}
