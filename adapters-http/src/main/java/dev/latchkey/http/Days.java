package dev.latchkey.http;

import dev.latchkey.domain.shared.InvalidValue;
import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Pattern;

/** Days of UTC, as queries name them: {@code 2031-05-17}. */
public final class Days {
    private static final Pattern SHAPE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private Days() {}

    /** The day that a query parameter names. */
    public static Optional<LocalDate> of(Context ctx, String name) {
        return Params.text(ctx, name).map(text -> parse(name, text));
    }

    public static Instant begin(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** The moment at which the day is over. */
    public static Instant end(LocalDate day) {
        return begin(day.plusDays(1));
    }

    private static LocalDate parse(String name, String text) {
        try {
            if (SHAPE.matcher(text).matches()) {
                return LocalDate.parse(text);
            }
        } catch (DateTimeException e) {
            throw invalid(name);
        }
        throw invalid(name);
    }

    private static InvalidValue invalid(String name) {
        return new InvalidValue(name, "field.invalid", "must be a day such as 2031-05-17");
    }
}
