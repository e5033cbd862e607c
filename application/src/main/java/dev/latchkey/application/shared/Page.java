package dev.latchkey.application.shared;

import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * A stretch of a longer list.
 *
 * @param next where the following page begins; empty on the last one
 */
public record Page<T>(List<T> items, Optional<Cursor> next) {
    public static final int MAX_SIZE = 100;
    public static final int DEFAULT_SIZE = 20;

    /** The page that begins a list of which one item more than fits was read, to see whether there is another page. */
    public static <T> Page<T> of(List<T> readOneMore, int size, ToLongFunction<T> position) {
        if (readOneMore.size() <= size) {
            return new Page<>(List.copyOf(readOneMore), Optional.empty());
        }
        List<T> items = List.copyOf(readOneMore.subList(0, size));
        return new Page<>(items, Optional.of(new Cursor(position.applyAsLong(items.get(size - 1)))));
    }
}
