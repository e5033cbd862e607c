package dev.latchkey.application.login.telegram.line;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.application.login.telegram.line.HandOutUpdates.Workers;
import dev.latchkey.application.login.telegram.line.WaitingUpdates.Figures;
import dev.latchkey.application.login.telegram.push.UpdateHandler;
import dev.latchkey.application.shared.AtOnce;
import dev.latchkey.application.shared.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class HandOutUpdatesTest {
    private static final long ANNA = 1;
    private static final long BORIS = 2;

    private final MovableClock clock = new MovableClock();
    private final InMemoryWaitingUpdates updates = new InMemoryWaitingUpdates();
    private final InMemoryUpdateSealer sealer = new InMemoryUpdateSealer();
    private final AtomicInteger rings = new AtomicInteger();
    private final ReceiveUpdates receive = new ReceiveUpdates(updates, sealer, rings::incrementAndGet, clock);
    private final List<String> handled = Collections.synchronizedList(new ArrayList<>());
    private final List<String> troubles = new ArrayList<>();
    private final Queue<Runnable> later = new ArrayDeque<>();

    @Test
    void what_came_in_is_handled_as_it_came_and_once() {
        receive.receive(List.of(of(1, ANNA), of(2, BORIS)));
        receive.receive(List.of(of(2, BORIS), of(1, ANNA)));
        assertThat(rings).hasValue(2);
        HandOutUpdates handOut = handOut(handled::add);

        assertThat(handOut.handOut()).isEqualTo(2);
        assertThat(handOut.handOut()).isZero();

        assertThat(handled).containsExactly("text of 1", "text of 2");
        assertThat(updates.figures()).isEqualTo(new Figures(0, 0, Optional.of(clock.instant())));
        assertThat(rings).as("a free hand rings too").hasValue(4);
    }

    @Test
    void one_that_fails_is_tried_again_after_growing_waits_and_keeps_nobody_else() {
        receive.receive(List.of(of(1, ANNA), of(2, BORIS)));
        HandOutUpdates handOut = handOut(this::failForAnna);

        assertThat(handOut.handOut()).isEqualTo(2);
        assertThat(handled).containsExactly("text of 2");
        for (long wait : new long[] {2, 4, 8, 16}) {
            clock.advance(Duration.ofSeconds(wait).minusMillis(1));
            assertThat(handOut.handOut()).isZero();
            clock.advance(Duration.ofMillis(1));
            assertThat(handOut.handOut()).isOne();
        }

        assertThat(troubles).hasSize(5).allMatch(told -> told.startsWith("1 again: "));
    }

    @Test
    void one_that_fails_for_hours_is_given_up_and_erased() {
        receive.receive(List.of(of(1, ANNA)));
        HandOutUpdates handOut = handOut(this::failForAnna);

        Instant end = clock.instant().plus(Duration.ofHours(6));
        while (updates.figures().waiting() > 0 && clock.instant().isBefore(end)) {
            int unused = handOut.handOut();
            clock.advance(Duration.ofMinutes(1));
        }

        assertThat(updates.figures().givenUp()).isOne();
        assertThat(troubles.get(troubles.size() - 1)).startsWith("1 given up: ");
        assertThat(Duration.between(clock.instant(), end)).isLessThan(Duration.ofMinutes(15));
        assertThat(handOut.handOut()).isZero();
    }

    @Test
    void even_an_error_is_only_one_failure() {
        receive.receive(List.of(of(1, ANNA)));
        HandOutUpdates handOut = handOut(update -> {
            throw new StackOverflowError();
        });

        assertThat(handOut.handOut()).isOne();

        assertThat(troubles).hasSize(1);
        assertThat(handOut.underWay()).isZero();
        assertThat(updates.figures().waiting()).isOne();
    }

    @Test
    void no_more_are_taken_than_there_are_hands() {
        receive.receive(List.of(of(1, 1), of(2, 2), of(3, 3), of(4, 4), of(5, 5)));
        HandOutUpdates handOut = handOut(handled::add, later::add);

        assertThat(handOut.handOut()).isEqualTo(4);
        assertThat(handOut.underWay()).isEqualTo(4);
        assertThat(handOut.handOut()).isZero();
        later.remove().run();
        assertThat(handOut.handOut()).isOne();
    }

    @Test
    void those_that_take_long_stay_with_whoever_is_at_them() {
        receive.receive(List.of(of(1, ANNA)));
        HandOutUpdates handOut = handOut(handled::add, later::add);
        assertThat(handOut.handOut()).isOne();

        for (int second = 0; second < 60; second++) {
            clock.advance(Duration.ofSeconds(1));
            assertThat(handOut.handOut()).isZero();
            assertThat(handOut(handled::add).handOut()).isZero();
        }
        later.remove().run();

        assertThat(handled).hasSize(1);
        assertThat(updates.figures().waiting()).isZero();
    }

    @Test
    void what_a_dead_instance_had_is_soon_handled_by_another() {
        receive.receive(List.of(of(1, ANNA)));
        assertThat(handOut(handled::add, later::add).handOut()).isOne();

        clock.advance(HandOutUpdates.LEASE);
        assertThat(handOut(handled::add).handOut()).isOne();

        assertThat(handled).containsExactly("text of 1");
    }

    @Test
    void many_instances_handle_each_once() {
        for (long n = 0; n < 200; n++) {
            receive.receive(List.of(of(n, n % 7)));
        }

        AtOnce.run(6, caller -> {
            HandOutUpdates handOut = handOut(handled::add);
            while (updates.figures().waiting() > 0) {
                int unused = handOut.handOut();
            }
        });

        assertThat(handled).hasSize(200).doesNotHaveDuplicates();
    }

    private void failForAnna(String update) {
        if (update.equals("text of 1")) {
            throw new IllegalStateException("no");
        }
        handled.add(update);
    }

    private HandOutUpdates handOut(UpdateHandler handler) {
        return handOut(handler, Runnable::run);
    }

    private HandOutUpdates handOut(UpdateHandler handler, Executor threads) {
        return new HandOutUpdates(
                updates,
                sealer,
                handler,
                new Workers(threads, 4, rings::incrementAndGet),
                (update, why, givenUp) ->
                        troubles.add(update.id() + (givenUp ? " given up: " : " again: ") + why.getMessage()),
                clock);
    }

    private static ReceivedUpdate of(long id, long person) {
        return new ReceivedUpdate(id, OptionalLong.of(person), "text of " + id);
    }
}
