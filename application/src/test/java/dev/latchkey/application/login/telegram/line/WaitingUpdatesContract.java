package dev.latchkey.application.login.telegram.line;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.application.login.telegram.line.WaitingUpdates.Ending;
import dev.latchkey.application.login.telegram.line.WaitingUpdates.Figures;
import dev.latchkey.application.shared.AtOnce;
import dev.latchkey.application.shared.Some;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What all {@link WaitingUpdates} promise, whatever they are stored in. Each test begins with those of a fresh bot. */
public interface WaitingUpdatesContract {
    Instant NOW = Some.NOW;
    Duration LEASE = Duration.ofSeconds(10);
    long ANNA = 7_000_000_001L;
    long BORIS = 7_000_000_002L;

    WaitingUpdates updates();

    @Test
    default void what_is_kept_is_given_out_as_it_was_and_lowest_first() {
        updates().add(List.of(of(12, ANNA), of(10, BORIS)));
        updates().add(List.of(new WaitingUpdate(11, OptionalLong.empty(), bytes("\u0416"), NOW)));

        List<WaitingUpdate> claimed = claim(10);

        assertThat(claimed).extracting(WaitingUpdate::id).containsExactly(10L, 11L, 12L);
        assertThat(claimed).extracting(WaitingUpdate::attempts).containsOnly(1);
        assertThat(claimed).extracting(WaitingUpdate::receivedAt).containsOnly(NOW);
        assertThat(claimed.get(0).person()).hasValue(BORIS);
        assertThat(claimed.get(1).person()).isEmpty();
        assertThat(claimed.get(1).json()).isEqualTo(bytes("\u0416"));
    }

    @Test
    default void one_that_comes_again_is_passed_over_even_when_it_was_handled() {
        updates().add(List.of(of(1, ANNA), of(1, ANNA)));
        updates().add(List.of(of(1, ANNA)));
        WaitingUpdate only = claimOne();
        updates().add(List.of(of(1, ANNA)));
        assertThat(claim(10)).isEmpty();

        updates().finish(only, Ending.HANDLED, NOW);
        updates().add(List.of(of(1, ANNA), of(2, ANNA)));

        assertThat(claim(10)).extracting(WaitingUpdate::id).containsExactly(2L);
    }

    @Test
    default void no_more_are_given_out_than_are_wanted() {
        updates().add(LongStream.range(0, 5).mapToObj(n -> of(n, n)).toList());

        assertThat(claim(2)).hasSize(2);
        assertThat(claim(10)).hasSize(3);
        assertThat(claim(10)).isEmpty();
    }

    @Test
    default void of_one_person_one_is_out_at_a_time_and_the_others_are_not_kept_waiting() {
        updates().add(List.of(of(1, ANNA), of(2, ANNA), of(3, BORIS)));

        List<WaitingUpdate> first = claim(10);
        assertThat(first).extracting(WaitingUpdate::id).containsExactly(1L, 3L);
        assertThat(claim(10)).isEmpty();

        updates().finish(first.get(0), Ending.HANDLED, NOW);
        assertThat(claim(10)).extracting(WaitingUpdate::id).containsExactly(2L);
    }

    @Test
    default void those_of_nobody_wait_for_nobody() {
        updates()
                .add(LongStream.range(0, 3)
                        .mapToObj(n -> new WaitingUpdate(n, OptionalLong.empty(), bytes("{}"), NOW))
                        .toList());

        assertThat(claim(10)).hasSize(3);
    }

    @Test
    default void one_that_is_late_waits_for_the_one_that_is_out() {
        updates().add(List.of(of(5, ANNA)));
        WaitingUpdate later = claimOne();
        updates().add(List.of(of(4, ANNA)));
        assertThat(claim(10)).isEmpty();

        updates().finish(later, Ending.HANDLED, NOW);
        assertThat(claim(10)).extracting(WaitingUpdate::id).containsExactly(4L);
    }

    @Test
    default void one_that_failed_comes_again_at_its_time_and_before_the_later_ones() {
        updates().add(List.of(of(1, ANNA), of(2, ANNA)));
        updates().repeat(claimOne(), NOW.plusSeconds(2));

        assertThat(claim(10)).isEmpty();
        List<WaitingUpdate> again = updates().claim(10, LEASE, NOW.plusSeconds(2));

        assertThat(again).extracting(WaitingUpdate::id).containsExactly(1L);
        assertThat(again).extracting(WaitingUpdate::attempts).containsExactly(2);
    }

    @Test
    default void one_that_fails_again_and_again_lets_the_others_of_its_person_pass() {
        updates().add(List.of(of(1, ANNA), of(2, ANNA), of(3, ANNA)));
        for (int attempt = 1; attempt < WaitingUpdates.PATIENCE; attempt++) {
            updates().repeat(claimOne(), NOW);
        }
        updates().repeat(claimOne(), NOW.plusSeconds(60));

        WaitingUpdate second = claimOne();
        assertThat(second.id()).isEqualTo(2);
        // Its time comes while another one of hers is out: it has to wait for that.
        assertThat(updates().claim(10, LEASE, NOW.plusSeconds(5))).isEmpty();
        updates().renew(List.of(second), Duration.ofMinutes(5), NOW);
        assertThat(updates().claim(10, LEASE, NOW.plusSeconds(60))).isEmpty();
        updates().finish(second, Ending.HANDLED, NOW);

        // And then it is its turn before those that have come later.
        assertThat(updates().claim(10, LEASE, NOW.plusSeconds(60)))
                .extracting(WaitingUpdate::id)
                .containsExactly(1L);
    }

    @Test
    default void whoever_dies_with_it_loses_it_to_another_and_has_no_say_any_more() {
        updates().add(List.of(of(1, ANNA)));
        WaitingUpdate lost = claimOne();
        Instant later = NOW.plus(LEASE);
        assertThat(updates().claim(10, LEASE, later.minusMillis(1))).isEmpty();

        WaitingUpdate found = updates().claim(10, LEASE, later).get(0);
        assertThat(found.attempts()).isEqualTo(2);
        updates().renew(List.of(lost), Duration.ofDays(1), NOW);
        updates().repeat(lost, NOW);
        updates().finish(lost, Ending.GIVEN_UP, NOW);

        assertThat(updates().figures()).isEqualTo(new Figures(1, 0, Optional.of(NOW)));
        assertThat(updates().claim(10, LEASE, later)).isEmpty();
        assertThat(updates().claim(10, LEASE, later.plus(LEASE))).hasSize(1);
    }

    @Test
    default void whoever_renews_keeps_it() {
        updates().add(List.of(of(1, ANNA), of(2, BORIS)));
        List<WaitingUpdate> ours = claim(10);

        updates().renew(ours, LEASE, NOW.plusSeconds(5));

        assertThat(updates().claim(10, LEASE, NOW.plusSeconds(14))).isEmpty();
        assertThat(updates().claim(10, LEASE, NOW.plusSeconds(15))).hasSize(2);
    }

    @Test
    default void a_lapsed_one_of_a_person_comes_back_whatever_waits_before_it() {
        updates().add(List.of(of(5, ANNA)));
        assertThat(claimOne().id()).isEqualTo(5);
        updates().add(List.of(of(4, ANNA)));

        assertThat(updates().claim(10, LEASE, NOW.plus(LEASE)))
                .extracting(WaitingUpdate::id)
                .containsExactly(5L);
    }

    @Test
    default void figures_tell_how_it_is() {
        assertThat(updates().figures()).isEqualTo(new Figures(0, 0, Optional.empty()));
        updates().add(List.of(of(1, ANNA), of(2, BORIS), of(3, BORIS)));
        List<WaitingUpdate> claimed = claim(10);
        updates().finish(claimed.get(0), Ending.HANDLED, NOW);
        updates().finish(claimed.get(1), Ending.GIVEN_UP, NOW);

        assertThat(updates().figures()).isEqualTo(new Figures(1, 1, Optional.of(NOW)));
    }

    @Test
    default void of_many_who_claim_at_once_each_update_goes_to_one_and_those_of_a_person_in_order() {
        int people = 8;
        int each = 12;
        updates()
                .add(IntStream.range(0, people * each)
                        .mapToObj(n -> of(n, n % people))
                        .toList());
        Map<Long, AtomicInteger> out = new ConcurrentHashMap<>();
        Map<Long, List<Long>> handled = new ConcurrentHashMap<>();
        AtomicInteger left = new AtomicInteger(people * each);

        AtOnce.run(8, caller -> {
            while (left.get() > 0) {
                for (WaitingUpdate update : claim(3)) {
                    long person = update.person().orElseThrow();
                    assertThat(out.computeIfAbsent(person, none -> new AtomicInteger())
                                    .incrementAndGet())
                            .isEqualTo(1);
                    handled.computeIfAbsent(person, none -> new ArrayList<>()).add(update.id());
                    out.get(person).decrementAndGet();
                    updates().finish(update, Ending.HANDLED, NOW);
                    left.decrementAndGet();
                }
            }
        });

        assertThat(handled.values())
                .hasSize(people)
                .allSatisfy(ids -> assertThat(ids).hasSize(each).isSorted().doesNotHaveDuplicates());
    }

    private WaitingUpdate claimOne() {
        List<WaitingUpdate> claimed = claim(1);
        assertThat(claimed).hasSize(1);
        return claimed.get(0);
    }

    private List<WaitingUpdate> claim(int max) {
        return updates().claim(max, LEASE, NOW);
    }

    private static WaitingUpdate of(long id, long person) {
        return new WaitingUpdate(id, OptionalLong.of(person), bytes("{}"), NOW);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
