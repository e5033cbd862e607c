package dev.latchkey.application.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClearLeftoversTest {
    private final List<Instant> moments = new ArrayList<>();
    private int left;

    @Test
    void every_place_is_cleared_until_nothing_is_left_there() {
        left = 25;
        Leftovers clean = now -> 0;

        int cleared = clear(clean, this::tenAtATime, clean);

        assertThat(cleared).isEqualTo(25);
        assertThat(left).isZero();
        assertThat(moments).hasSize(4).containsOnly(Some.NOW);
    }

    @Test
    void a_place_that_fills_as_fast_as_it_is_cleared_does_not_hold_the_others_up_for_ever() {
        Leftovers endless = now -> 1;
        left = 5;

        int cleared = clear(endless, this::tenAtATime);

        assertThat(left).isZero();
        assertThat(cleared).isEqualTo(1_005);
    }

    @Test
    void where_there_is_no_place_there_is_nothing_to_clear() {
        assertThat(clear()).isZero();
    }

    private int tenAtATime(Instant now) {
        moments.add(now);
        int some = Math.min(10, left);
        left -= some;
        return some;
    }

    private static int clear(Leftovers... places) {
        return new ClearLeftovers(List.of(places), () -> Some.NOW).clear();
    }
}
