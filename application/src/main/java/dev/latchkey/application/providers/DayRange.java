package dev.latchkey.application.providers;

import dev.latchkey.domain.shared.InvalidValue;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.Stream;

/** Some days of UTC one after another, the last one included. */
public record DayRange(LocalDate from, LocalDate to) {
    /** Sessions are forgotten some time after they are over, so what is older would be shown too small. */
    static final int MOST_DAYS = 90;

    private static final int USUAL_DAYS = 30;

    /**
     * The days that somebody asks for, of the {@link #MOST_DAYS} up to today.
     *
     * @param from 30 days up to {@code to} if empty
     * @param to today if empty
     */
    static DayRange asked(Optional<LocalDate> from, Optional<LocalDate> to, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        LocalDate earliest = today.minusDays(MOST_DAYS - 1);
        LocalDate last = to.orElse(today);
        if (last.isAfter(today) || last.isBefore(earliest)) {
            throw new InvalidValue("to", "field.range", "must be one of the last " + MOST_DAYS + " days");
        }
        LocalDate usual = last.minusDays(USUAL_DAYS - 1);
        LocalDate first = from.orElse(usual.isBefore(earliest) ? earliest : usual);
        if (first.isAfter(last) || first.isBefore(earliest)) {
            throw new InvalidValue(
                    "from",
                    "field.range",
                    "must be one of the last " + MOST_DAYS + " days, and not after the last day");
        }
        return new DayRange(first, last);
    }

    public Instant begin() {
        return from.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** The moment at which the last day is over. */
    public Instant end() {
        return to.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    Stream<LocalDate> days() {
        return from.datesUntil(to.plusDays(1));
    }
}
