package dev.latchkey.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class DatabaseTimeTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    /** What is true. The database tells it, after the half of a round trip. */
    private Instant truth = NOON;

    private long nanos = -5_000_000_000L;
    private boolean away;
    private final Queue<Duration> roundTrips = new ArrayDeque<>();

    private final DatabaseTime time = new DatabaseTime(this::askDatabase, () -> nanos);

    @Test
    void it_is_the_time_of_the_database() {
        assertThat(time.instant()).isEqualTo(NOON);
    }

    @Test
    void it_goes_on_without_asking_and_while_the_database_is_away() {
        away = true;
        pass(Duration.ofHours(1));
        time.resync();

        assertThat(time.instant()).isEqualTo(NOON.plus(Duration.ofHours(1)));
    }

    @Test
    void half_of_the_round_trip_is_taken_off() {
        roundTrips.addAll(List.of(millis(40), millis(40), millis(40), millis(40), millis(40)));
        time.resync();

        assertThat(time.instant()).isEqualTo(truth);
    }

    @Test
    void the_quickest_answer_is_believed() {
        // An answer that was slow on one way only is off by half of that.
        roundTrips.addAll(List.of(millis(400), millis(2), millis(90), millis(300), millis(80)));
        Instant wrong = truth.plusSeconds(77);
        truth = wrong;
        time.resync();

        assertThat(time.instant()).isEqualTo(truth);
    }

    @Test
    void a_clock_that_was_set_is_followed_at_the_next_sync() {
        truth = truth.minusSeconds(90);
        assertThat(time.instant()).isEqualTo(NOON);

        time.resync();

        assertThat(time.instant()).isEqualTo(NOON.minusSeconds(90));
    }

    @Test
    void an_answer_that_took_too_long_is_not_believed() {
        roundTrips.addAll(List.of(millis(9000), millis(8000), millis(3000), millis(9000), millis(9000)));
        truth = truth.plusSeconds(500);
        time.resync();

        assertThat(time.instant()).isEqualTo(truth.minusSeconds(500));
    }

    @Test
    void it_is_as_exact_as_what_the_database_keeps() {
        pass(Duration.ofNanos(1_999));

        assertThat(time.instant()).isEqualTo(NOON.plusNanos(1_000));
    }

    private Instant askDatabase() {
        if (away) {
            throw new StoreUnavailable("away", new IllegalStateException());
        }
        Duration trip = roundTrips.isEmpty() ? Duration.ZERO : roundTrips.remove();
        pass(trip.dividedBy(2));
        Instant told = truth;
        pass(trip.dividedBy(2));
        return told;
    }

    private void pass(Duration time) {
        nanos += time.toNanos();
        truth = truth.plus(time);
    }

    private static Duration millis(long millis) {
        return Duration.ofMillis(millis);
    }
}
