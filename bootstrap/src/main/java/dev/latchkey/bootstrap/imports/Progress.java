package dev.latchkey.bootstrap.imports;

import java.io.PrintStream;
import java.time.Duration;
import java.util.function.LongSupplier;

/** Tells every few seconds how far it is. */
final class Progress {
    private static final long BETWEEN = Duration.ofSeconds(5).toNanos();

    private final PrintStream err;
    private final LongSupplier nanos;
    private final long size;
    private final long start;
    private long told;

    /**
     * Tells of the work on so many bytes.
     *
     * @param nanos a clock that nobody can set
     */
    Progress(PrintStream err, LongSupplier nanos, long size) {
        this.err = err;
        this.nanos = nanos;
        this.size = size;
        this.start = nanos.getAsLong();
        this.told = start;
    }

    /** So many lines and bytes are done. */
    void at(long lines, long bytes) {
        if (isDue()) {
            double seconds = seconds();
            double left = bytes == 0 ? 0 : seconds * (size - bytes) / bytes;
            err.printf(
                    "%d lines, %.0f a second, %d %%, about %s left%n",
                    lines, lines / seconds, size == 0 ? 100 : 100 * bytes / size, clock((long) left));
        }
    }

    /** So many have been tied to their inviters. */
    void tied(long people) {
        if (isDue()) {
            err.printf("%d tied to their inviters%n", people);
        }
    }

    /** How long it has taken. */
    String elapsed() {
        return clock((long) seconds());
    }

    private boolean isDue() {
        long now = nanos.getAsLong();
        if (now - told < BETWEEN) {
            return false;
        }
        told = now;
        return true;
    }

    private double seconds() {
        return Math.max(1, nanos.getAsLong() - start) / 1e9;
    }

    private static String clock(long seconds) {
        return "%d:%02d:%02d".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60);
    }
}
