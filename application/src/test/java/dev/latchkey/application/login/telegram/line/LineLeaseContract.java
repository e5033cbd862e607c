package dev.latchkey.application.login.telegram.line;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.application.login.telegram.line.LineLease.Held;
import dev.latchkey.application.login.telegram.line.LineLease.Tenure;
import dev.latchkey.application.shared.AtOnce;
import dev.latchkey.application.shared.Some;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link LineLease} promises, wherever it is kept. Each test begins with that of a fresh bot. */
public interface LineLeaseContract {
    Instant NOW = Some.NOW;
    Duration LONG = Duration.ofSeconds(8);
    String US = "us";
    String THEM = "them";

    LineLease lease();

    @Test
    default void one_has_it_until_its_time_is_over() {
        assertThat(lease().held(NOW)).isEmpty();
        assertThat(lease().take(US, LONG, NOW)).contains(new Tenure(0, NOW, Optional.empty()));

        assertThat(lease().take(THEM, LONG, NOW.plus(LONG).minusMillis(1))).isEmpty();
        assertThat(lease().held(NOW)).contains(new Held(US, NOW.plus(LONG)));
        assertThat(lease().held(NOW.plus(LONG))).isEmpty();
        assertThat(lease().take(THEM, LONG, NOW.plus(LONG))).isPresent();
        assertThat(lease().take(US, LONG, NOW.plus(LONG))).isEmpty();
    }

    @Test
    default void whoever_takes_it_again_keeps_it() {
        assertThat(lease().take(US, LONG, NOW)).isPresent();
        assertThat(lease().take(US, LONG, NOW.plusSeconds(5))).isPresent();

        assertThat(lease().take(THEM, LONG, NOW.plusSeconds(12))).isEmpty();
        assertThat(lease().take(THEM, LONG, NOW.plusSeconds(13))).isPresent();
    }

    @Test
    default void the_next_one_goes_on_where_the_last_has_ended() {
        assertThat(lease().take(US, LONG, NOW)).isPresent();
        assertThat(lease().advance(US, 101, NOW.plusSeconds(1))).isTrue();
        assertThat(lease().mark(US, "there")).isTrue();
        lease().release(US, NOW.plusSeconds(2));

        assertThat(lease().held(NOW.plusSeconds(1))).isEmpty();
        assertThat(lease().take(THEM, LONG, NOW.plusSeconds(2)))
                .contains(new Tenure(101, NOW.plusSeconds(1), Optional.of("there")));
    }

    @Test
    default void a_lower_number_is_taken_too_for_telegram_may_count_anew() {
        assertThat(lease().take(US, LONG, NOW)).isPresent();
        assertThat(lease().advance(US, 900, NOW)).isTrue();
        assertThat(lease().advance(US, 5, NOW)).isTrue();

        assertThat(lease().take(US, LONG, NOW).orElseThrow().next()).isEqualTo(5);
    }

    @Test
    default void whoever_lost_it_has_no_say_any_more() {
        assertThat(lease().advance(US, 5, NOW)).isFalse();
        assertThat(lease().take(US, LONG, NOW)).isPresent();
        assertThat(lease().take(THEM, LONG, NOW.plus(LONG))).isPresent();

        assertThat(lease().advance(US, 7, NOW)).isFalse();
        assertThat(lease().mark(US, "elsewhere")).isFalse();
        lease().release(US, NOW);

        Tenure theirs = lease().take(THEM, LONG, NOW.plus(LONG)).orElseThrow();
        assertThat(theirs.next()).isZero();
        assertThat(theirs.webhook()).isEmpty();
        assertThat(lease().held(NOW.plus(LONG)).map(Held::holder)).contains(THEM);
    }

    @Test
    default void nobody_takes_it_while_it_is_to_be_left_alone() {
        assertThat(lease().take(US, LONG, NOW)).isPresent();
        lease().release(US, NOW.plusSeconds(30));

        assertThat(lease().held(NOW)).isEmpty();
        assertThat(lease().take(US, LONG, NOW.plusSeconds(29))).isEmpty();
        assertThat(lease().take(THEM, LONG, NOW.plusSeconds(29))).isEmpty();
        assertThat(lease().take(THEM, LONG, NOW.plusSeconds(30))).isPresent();
    }

    @Test
    default void of_many_who_want_it_at_once_one_gets_it() {
        for (int round = 0; round < 20; round++) {
            Instant now = NOW.plus(LONG.multipliedBy(round));
            assertThat(AtOnce.call(16, caller -> lease().take("number " + caller, LONG, now)))
                    .filteredOn(Optional::isPresent)
                    .hasSize(1);
        }
    }

    @Test
    default void after_a_week_of_silence_everything_that_was_not_confirmed_is_asked_for() {
        assertThat(lease().take(US, LONG, NOW)).isPresent();
        assertThat(lease().advance(US, 900, NOW)).isTrue();
        Tenure tenure = lease().take(US, LONG, NOW).orElseThrow();

        assertThat(tenure.offset(NOW.plus(Duration.ofDays(5)).minusSeconds(1))).isEqualTo(900);
        assertThat(tenure.offset(NOW.plus(Duration.ofDays(5)))).isZero();
    }
}
