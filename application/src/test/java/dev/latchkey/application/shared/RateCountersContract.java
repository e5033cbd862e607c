package dev.latchkey.application.shared;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.application.shared.RateCounters.Claim;
import dev.latchkey.application.shared.RateCounters.Wait;
import dev.latchkey.domain.shared.Rate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link RateCounters} promises, whatever it counts in. */
public interface RateCountersContract {
    Instant NOW = Some.NOW;
    Duration MINUTE = Duration.ofMinutes(1);
    Duration HOUR = Duration.ofHours(1);

    RateCounters counters();

    /** The same counters as another instance of the service sees them, over connections of its own. */
    default RateCounters countersOfAnotherInstance() {
        return counters();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 99, 100})
    default void takes_as_many_as_the_rate_allows_and_not_one_more(int count) {
        Claim claim = claim(count, HOUR);

        for (int i = 0; i < count; i++) {
            assertTaken(NOW, claim);
        }

        assertThat(take(NOW, claim)).contains(new Wait(claim, HOUR));
    }

    @Test
    default void takes_again_after_exactly_the_wait_it_told() {
        Claim claim = claim(3, MINUTE);
        assertTaken(NOW, claim);
        assertTaken(NOW.plusSeconds(10), claim);
        assertTaken(NOW.plusSeconds(20), claim);
        Instant asked = NOW.plusSeconds(30);

        Duration wait = waitTold(asked, claim);

        assertThat(wait).isEqualTo(Duration.ofSeconds(30));
        assertThat(waitTold(asked.plus(wait).minusMillis(1), claim)).isEqualTo(Duration.ofMillis(1));
        assertThat(waitTold(asked.plus(wait).minusNanos(1_000), claim)).isEqualTo(Duration.ofNanos(1_000));
        assertTaken(asked.plus(wait), claim);
        assertThat(waitTold(asked.plus(wait), claim)).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    default void counts_stretches_of_time_and_not_the_hours_of_the_day() {
        Claim claim = claim(5, MINUTE);
        Instant beforeTheMinute = Instant.parse("2031-05-17T09:30:59.999999Z");
        for (int i = 0; i < 5; i++) {
            assertTaken(beforeTheMinute, claim);
        }

        assertThat(take(beforeTheMinute.plusSeconds(1), claim)).isPresent();
        assertThat(take(beforeTheMinute.plusSeconds(59), claim)).isPresent();
    }

    @Test
    default void a_small_rate_holds_in_every_stretch_of_its_window() {
        Claim claim = claim(7, MINUTE);

        List<Instant> taken = takenAtRandomMoments(claim, 300, 8_000);

        assertHoldsInEveryStretch(taken, claim.rate());
        assertThat(taken).hasSizeGreaterThan(50);
    }

    @Test
    default void refused_tries_make_nobody_wait_longer() {
        Claim claim = claim(2, MINUTE);
        assertTaken(NOW, claim);
        assertTaken(NOW, claim);

        for (int second = 1; second < 60; second++) {
            assertThat(waitTold(NOW.plusSeconds(second), claim)).isEqualTo(Duration.ofSeconds(60 - second));
        }

        assertTaken(NOW.plus(MINUTE), claim);
        assertTaken(NOW.plus(MINUTE), claim);
    }

    @Test
    default void takes_nothing_from_the_others_when_one_claim_has_to_wait() {
        Claim full = claim(1, HOUR);
        Claim free = claim(3, HOUR);
        Claim alsoFree = claim(2, HOUR);
        assertTaken(NOW, full);

        for (int i = 0; i < 10; i++) {
            assertThat(take(NOW, free, full, alsoFree)).contains(new Wait(full, HOUR));
        }

        assertLeft(3, NOW, free);
        assertLeft(2, NOW, alsoFree);
    }

    @Test
    default void a_refusal_leaves_what_was_taken_before_as_it_was() {
        Claim full = claim(1, HOUR);
        Claim used = claim(3, HOUR);
        assertTaken(NOW, used);
        assertTaken(NOW, full);

        assertThat(take(NOW, used, full)).isPresent();

        assertLeft(2, NOW, used);
        assertThat(waitTold(NOW.plusSeconds(1), used)).isEqualTo(HOUR.minusSeconds(1));
    }

    @Test
    default void tells_the_claim_that_has_to_wait_longest() {
        Claim minute = claim(1, MINUTE);
        Claim hour = claim(1, HOUR);
        assertTaken(NOW, minute, hour);

        Instant later = NOW.plusSeconds(5);

        assertThat(take(later, minute, hour)).contains(new Wait(hour, HOUR.minusSeconds(5)));
        assertThat(take(later, hour, minute)).contains(new Wait(hour, HOUR.minusSeconds(5)));
    }

    @Test
    default void all_claims_are_taken_after_the_longest_wait() {
        Claim minute = claim(1, MINUTE);
        Claim hour = claim(1, HOUR);
        assertTaken(NOW, minute, hour);
        Duration wait = take(NOW, minute, hour).orElseThrow().duration();

        assertTaken(NOW.plus(wait), minute, hour);
    }

    @Test
    default void several_rates_of_one_counter_and_key_all_hold() {
        String key = Some.key();
        Claim hourly = new Claim("CODES", key, new Rate(5, HOUR));
        Claim daily = new Claim("CODES", key, new Rate(10, Duration.ofDays(1)));
        for (int i = 0; i < 5; i++) {
            assertTaken(NOW, hourly, daily);
        }
        assertThat(take(NOW, hourly, daily)).contains(new Wait(hourly, HOUR));
        for (int i = 0; i < 5; i++) {
            assertTaken(NOW.plus(HOUR), hourly, daily);
        }

        assertThat(take(NOW.plus(HOUR.multipliedBy(2)), hourly, daily)).contains(new Wait(daily, Duration.ofHours(22)));
    }

    @Test
    default void keys_do_not_count_for_each_other() {
        Rate once = new Rate(1, HOUR);
        String key = Some.key();
        assertTaken(NOW, new Claim("CODES", key, once));

        assertTaken(NOW, new Claim("CODES", key + "1", once));
        assertThat(take(NOW, new Claim("CODES", key, once))).isPresent();
    }

    @Test
    default void the_same_key_counts_apart_for_every_counter() {
        Rate once = new Rate(1, HOUR);
        String key = Some.key();
        assertTaken(NOW, new Claim("CODES", key, once));

        assertTaken(NOW, new Claim("GUESSES", key, once));
        assertTaken(NOW, new Claim("CODE", "S" + key, once));
        assertTaken(NOW, new Claim("CODES:" + key, "", once));
    }

    @Test
    default void any_text_is_a_key() {
        for (String odd : List.of("", " ", "'; --", "a:b|c,d", "\\", "%_", "ключ", "+79123456789")) {
            Claim claim = new Claim("CODES", Some.key() + odd, new Rate(1, HOUR));

            assertTaken(NOW, claim);
            assertThat(take(NOW, claim)).contains(new Wait(claim, HOUR));
        }
    }

    @Test
    default void never_takes_more_than_a_small_rate_from_many_at_once() {
        for (int round = 0; round < 10; round++) {
            Claim claim = claim(5, HOUR);

            List<Boolean> taken =
                    AtOnce.call(64, i -> instance(i).take(List.of(claim), NOW).isEmpty());

            assertThat(taken.stream().filter(took -> took)).hasSize(5);
            assertThat(take(NOW, claim)).contains(new Wait(claim, HOUR));
        }
    }

    @Test
    default void many_who_claim_the_same_in_different_order_take_all_or_nothing() {
        for (int round = 0; round < 10; round++) {
            Claim wide = claim(7, HOUR);
            Claim narrow = claim(3, HOUR);

            List<Boolean> taken = AtOnce.call(
                    64,
                    i -> instance(i)
                            .take(i % 3 == 0 ? List.of(wide, narrow) : List.of(narrow, wide), NOW)
                            .isEmpty());

            assertThat(taken.stream().filter(took -> took)).hasSize(3);
            assertLeft(4, NOW, wide);
        }
    }

    @Test
    default void never_takes_more_than_a_large_rate_from_a_thousand_at_once() {
        for (int round = 0; round < 3; round++) {
            Claim claim = claim(900, HOUR);

            List<Boolean> taken = AtOnce.call(
                    1_000, i -> instance(i).take(List.of(claim), NOW).isEmpty());

            assertThat(taken.stream().filter(took -> took)).hasSize(900);
            assertThat(take(NOW, claim)).isPresent();
        }
    }

    @Test
    default void a_large_rate_never_lets_more_through_in_any_stretch_of_its_window() {
        Claim claim = claim(120, MINUTE);

        List<Instant> taken = takenAtRandomMoments(claim, 600, 800);

        assertHoldsInEveryStretch(taken, claim.rate());
        assertThat(taken).hasSizeGreaterThan(300);
    }

    @Test
    default void a_large_rate_forgets_at_most_a_sixteenth_of_its_window_late() {
        Claim claim = claim(101, HOUR);
        Duration atMost = HOUR.plus(HOUR.dividedBy(16));
        for (int i = 0; i < 101; i++) {
            assertTaken(NOW, claim);
        }

        assertThat(waitTold(NOW, claim)).isBetween(HOUR, atMost);
        assertThat(take(NOW.plus(HOUR).minusMillis(1), claim)).isPresent();
        assertLeft(101, NOW.plus(atMost), claim);
    }

    @Test
    default void takes_nothing_from_a_large_rate_when_another_claim_has_to_wait() {
        Claim large = claim(101, HOUR);
        Claim full = claim(1, HOUR);
        assertTaken(NOW, large, full);

        for (int i = 0; i < 5; i++) {
            assertThat(take(NOW.plusSeconds(i), large, full)).isPresent();
        }

        assertLeft(100, NOW.plusSeconds(5), large);
    }

    private Claim claim(int count, Duration window) {
        return new Claim("TEST", Some.key(), new Rate(count, window));
    }

    private Optional<Wait> take(Instant now, Claim... claims) {
        return counters().take(List.of(claims), now);
    }

    private Duration waitTold(Instant now, Claim claim) {
        return take(now, claim).orElseThrow().duration();
    }

    private void assertTaken(Instant now, Claim... claims) {
        assertThat(take(now, claims)).isEmpty();
    }

    private void assertLeft(int left, Instant now, Claim claim) {
        for (int i = 0; i < left; i++) {
            assertTaken(now, claim);
        }
        assertThat(take(now, claim)).isPresent();
    }

    private RateCounters instance(int number) {
        return number % 2 == 0 ? counters() : countersOfAnotherInstance();
    }

    private List<Instant> takenAtRandomMoments(Claim claim, int tries, int longestPauseMillis) {
        Random random = new Random(38);
        List<Instant> taken = new ArrayList<>();
        Instant now = NOW;
        for (int i = 0; i < tries; i++) {
            now = now.plusMillis(random.nextInt(longestPauseMillis));
            if (take(now, claim).isEmpty()) {
                taken.add(now);
            }
        }
        return taken;
    }

    private static void assertHoldsInEveryStretch(List<Instant> taken, Rate rate) {
        for (int i = rate.count(); i < taken.size(); i++) {
            Duration stretch = Duration.between(taken.get(i - rate.count()), taken.get(i));
            assertThat(stretch).isGreaterThanOrEqualTo(rate.window());
        }
    }
}
