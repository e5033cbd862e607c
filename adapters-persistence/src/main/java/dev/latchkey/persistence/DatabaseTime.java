package dev.latchkey.persistence;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The clock that all instances share: PostgreSQL's. It is read now and then by {@link #resync()} and carried on between
 * by a counter that nobody can set, so that asking for the time costs nothing, works while the database is away, and a
 * step of this machine's own clock changes nothing. Microseconds, as PostgreSQL keeps them.
 */
public final class DatabaseTime implements InstantSource {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseTime.class);
    private static final int SAMPLES = 5;
    private static final long SLOW = Duration.ofSeconds(1).toNanos();

    private final Supplier<Instant> databaseNow;
    private final LongSupplier nanoTime;
    private volatile Reading reading;

    /** Reads the clock at once, so the database must be there. */
    public DatabaseTime(Database database) {
        this(nowOf(new Sql(database)), System::nanoTime);
    }

    DatabaseTime(Supplier<Instant> databaseNow, LongSupplier nanoTime) {
        this.databaseNow = databaseNow;
        this.nanoTime = nanoTime;
        this.reading = best();
    }

    @Override
    public Instant instant() {
        Reading last = reading;
        return last.time().plusNanos(nanoTime.getAsLong() - last.nanos()).truncatedTo(ChronoUnit.MICROS);
    }

    /** Reads PostgreSQL's clock again. If it is away, or slow, the last good reading stands. */
    public void resync() {
        try {
            Reading fresh = best();
            if (fresh.roundTrip() > SLOW) {
                LOG.warn("The database took {} ms to tell the time; it was not set", fresh.roundTrip() / 1_000_000);
                return;
            }
            reading = fresh;
        } catch (StoreUnavailable e) {
            LOG.warn("The database could not tell the time; it was not set: {}", e.getMessage());
        }
    }

    /** The quickest of a few: the less time the question took, the less the answer can be off. */
    private Reading best() {
        Reading best = sample();
        for (int i = 1; i < SAMPLES; i++) {
            Reading next = sample();
            best = next.roundTrip() < best.roundTrip() ? next : best;
        }
        return best;
    }

    private Reading sample() {
        long asked = nanoTime.getAsLong();
        Instant told = databaseNow.get();
        long answered = nanoTime.getAsLong();
        // Told half way between question and answer, as far as we can know.
        return new Reading(told, asked + (answered - asked) / 2, answered - asked);
    }

    private static Supplier<Instant> nowOf(Sql sql) {
        return () -> sql.one("SELECT clock_timestamp() AS now", none -> none, row -> row.instant("now"))
                .orElseThrow();
    }

    private record Reading(Instant time, long nanos, long roundTrip) {}
}
