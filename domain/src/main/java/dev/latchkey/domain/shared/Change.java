package dev.latchkey.domain.shared;

import java.util.Optional;
import java.util.function.Function;

/**
 * What somebody wants of a value that may be absent: leave it, clear it, or put another in its place.
 *
 * @param wanted whether it is to change at all
 * @param value what is to be there afterwards
 */
public record Change<T>(boolean wanted, Optional<T> value) {

    public Change {
        if (!wanted && value.isPresent()) {
            throw new IllegalArgumentException("A value that is left alone has no replacement");
        }
    }

    public static <T> Change<T> keep() {
        return new Change<>(false, Optional.empty());
    }

    public static <T> Change<T> clear() {
        return new Change<>(true, Optional.empty());
    }

    public static <T> Change<T> to(T value) {
        return new Change<>(true, Optional.of(value));
    }

    /** The same wish for a value of another type. */
    public <R> Change<R> map(Function<T, R> function) {
        return new Change<>(wanted, value.map(function));
    }
}
