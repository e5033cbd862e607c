package dev.latchkey.http;

import dev.latchkey.application.shared.Cursor;
import dev.latchkey.application.shared.Page;
import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.domain.shared.InvalidValue;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Values from the path and the query. By the time a handler runs, the edge has refused those that are not text. */
public final class Params {
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,18}");
    private static final Pattern ID = Pattern.compile("[1-9]\\d{0,17}");
    private static final long HIGHEST_ID = 999_999_999_999_999_999L;

    private Params() {}

    /** A numeric id from the path. What cannot be an id names nothing, so it is a 404. */
    public static long id(Context ctx, String name) {
        return maybeId(ctx, name).orElseThrow(() -> new EdgeRefused(EdgeProblem.NO_ROUTE));
    }

    /** The same for whoever has a refusal of their own for what cannot be an id. */
    public static OptionalLong maybeId(Context ctx, String name) {
        String text = ctx.pathParam(name);
        return ID.matcher(text).matches() ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }

    /** A query parameter. Given twice it is refused: which of the two did the client mean? */
    public static Optional<String> text(Context ctx, String name) {
        return text(ctx.queryParams(name), name);
    }

    private static Optional<String> text(List<String> values, String name) {
        if (values.size() > 1) {
            throw new InvalidValue(name, "field.repeated", "is given more than once");
        }
        return values.stream().findFirst();
    }

    /** The number of an account from the query. */
    public static Optional<UserId> account(Context ctx, String name) {
        OptionalLong number = number(ctx, name, 1, HIGHEST_ID);
        return number.isPresent() ? Optional.of(new UserId(number.getAsLong())) : Optional.empty();
    }

    /** A whole number from the query. */
    public static OptionalLong number(Context ctx, String name, long smallest, long largest) {
        return number(text(ctx, name), name, smallest, largest);
    }

    private static OptionalLong number(Optional<String> text, String name, long smallest, long largest) {
        if (text.isEmpty()) {
            return OptionalLong.empty();
        }
        if (!NUMBER.matcher(text.get()).matches()) {
            throw new InvalidValue(name, WrongJson.TYPE, "must be a whole number");
        }
        long number = Long.parseLong(text.get());
        if (number < smallest || number > largest) {
            throw new InvalidValue(name, "field.range", "must be from " + smallest + " to " + largest);
        }
        return OptionalLong.of(number);
    }

    public static OptionalInt number(Context ctx, String name, int smallest, int largest) {
        OptionalLong number = number(ctx, name, (long) smallest, (long) largest);
        return number.isPresent() ? OptionalInt.of((int) number.getAsLong()) : OptionalInt.empty();
    }

    /** The same of a request that may have to wait. */
    public static OptionalInt number(Suspended request, String name, int smallest, int largest) {
        OptionalLong number = number(text(request.query().getValuesOrEmpty(name), name), name, smallest, largest);
        return number.isPresent() ? OptionalInt.of((int) number.getAsLong()) : OptionalInt.empty();
    }

    /** How many items of a list the client wants at once: {@code ?limit=}, 1 to 100, usually 20. */
    public static int limit(Context ctx) {
        return number(ctx, "limit", 1, Page.MAX_SIZE).orElse(Page.DEFAULT_SIZE);
    }

    /** Where the client's last page ended: {@code ?cursor=}. */
    public static Optional<Cursor> cursor(Context ctx) {
        return text(ctx, "cursor").map(Cursor::parse);
    }
}
