package dev.latchkey.http;

import dev.latchkey.application.shared.Cursor;
import dev.latchkey.application.shared.Page;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A page as it is sent: the items, and where the next page begins; null there means that this was the last. */
public record PageBody<T>(List<T> items, Optional<String> nextCursor) {
    public PageBody {
        items = List.copyOf(items);
    }

    public static <T, B> PageBody<B> of(Page<T> page, Function<? super T, ? extends B> toBody) {
        List<B> items = page.items().stream().<B>map(toBody).toList();
        return new PageBody<>(items, page.next().map(Cursor::text));
    }
}
