package dev.latchkey.http;

import java.time.DateTimeException;
import java.time.Instant;

/** Moments as RFC 3339 writes them, with years of four digits: others are beyond what databases and clients can hold. */
public final class Moments {
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("9999-12-31T23:59:59Z").plusSeconds(1);

    private Moments() {}

    /**
     * The moment that is written.
     *
     * @throws DateTimeException if none is
     */
    public static Instant parse(String text) {
        Instant moment = Instant.parse(text);
        if (moment.isBefore(FIRST) || !moment.isBefore(END)) {
            throw new DateTimeException("The year has not four digits");
        }
        return moment;
    }
}
