package dev.latchkey.application.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What all {@link Leftovers} promise, whatever they are left over from. */
public interface LeftoversContract {
    Instant NOW = Some.NOW;

    Leftovers leftovers();

    /** Leaves so many things behind that are of no use any more at {@link #NOW}. */
    void leave(int count);

    /** Puts so many things there that are still needed at {@link #NOW}. */
    void putToUse(int count);

    /** How many things are there, of use or not. */
    int things();

    @BeforeEach
    default void nothing_is_left_over_from_earlier_tests() {
        clearAll();
    }

    @Test
    default void where_nothing_is_left_over_nothing_is_cleared() {
        putToUse(3);

        assertThat(leftovers().clear(NOW)).isZero();
    }

    @Test
    default void everything_that_is_left_over_is_cleared_in_the_end_and_counted_once() {
        int before = things();
        leave(25);

        assertThat(clearAll()).isEqualTo(25);

        assertThat(things()).isEqualTo(before);
        assertThat(leftovers().clear(NOW)).isZero();
    }

    @Test
    default void what_is_still_needed_is_kept() {
        int before = things();
        leave(5);
        putToUse(7);

        clearAll();

        assertThat(things()).isEqualTo(before + 7);
    }

    @Test
    default void many_who_clear_at_once_clear_each_thing_once() {
        for (int round = 0; round < 10; round++) {
            int before = things();
            leave(20);

            List<Integer> cleared = AtOnce.call(16, i -> clearAll());

            assertThat(cleared.stream().mapToInt(Integer::intValue).sum()).isEqualTo(20);
            assertThat(things()).isEqualTo(before);
        }
    }

    private int clearAll() {
        int all = 0;
        for (int round = 0; round < 1_000; round++) {
            int some = leftovers().clear(NOW);
            if (some == 0) {
                return all;
            }
            all += some;
        }
        throw new AssertionError("After 1,000 rounds something is still left over");
    }
}
