package dev.latchkey.application.messages.fraud;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** When how much was spent, in steps. A step is named by its end, so that nothing is forgotten before its time. */
public final class SpentMoments {
    private final TreeMap<Instant, Long> amounts;

    public SpentMoments(Map<Instant, Long> amounts) {
        this.amounts = new TreeMap<>(amounts);
    }

    /** The step in which that moment lies. */
    public static Instant stepOf(Instant at, Duration step) {
        // The database counts in microseconds, too.
        long micros = ChronoUnit.MICROS.between(Instant.EPOCH, at);
        long length = TimeUnit.MICROSECONDS.convert(step);
        long end = Math.multiplyExact(Math.floorDiv(micros + length - 1, length), length);
        return Instant.EPOCH.plus(end, ChronoUnit.MICROS);
    }

    /** What was spent within that time. */
    public long within(Duration window, Instant now) {
        return amounts.tailMap(now.minus(window), false).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    /** How long until a price fits into a bound; never is told as the length of the window. */
    public Duration waitFor(long price, long bound, Duration window, Instant now) {
        long used = within(window, now);
        for (Map.Entry<Instant, Long> step :
                amounts.tailMap(now.minus(window), false).entrySet()) {
            used -= step.getValue();
            if (used + price <= bound) {
                return Duration.between(now, step.getKey().plus(window));
            }
        }
        return window;
    }
}
