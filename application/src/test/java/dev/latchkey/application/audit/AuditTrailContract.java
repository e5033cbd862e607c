package dev.latchkey.application.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.application.shared.AtOnce;
import dev.latchkey.application.shared.Some;
import dev.latchkey.application.shared.Transactions;
import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.domain.audit.AuditAction;
import dev.latchkey.domain.audit.AuditEvent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every {@link AuditTrail} promises, whatever it is written in. */
public interface AuditTrailContract {
    AuditTrail trail();

    Transactions transactions();

    /** The whole trail, in the order in which it was written. */
    List<AuditEvent> written();

    @ParameterizedTest
    @EnumSource
    default void keeps_every_kind_of_event_as_it_was(AuditAction action) {
        AuditEvent event = new AuditEvent(
                action,
                Optional.of(new UserId(41)),
                Optional.of(new UserId(42)),
                "2001:db8::7",
                Some.NOW,
                Map.of("test", Some.key(), "odd", "\"'; --\\ \n\t Ж 😀", "empty", ""));

        trail().add(event);

        assertThat(written(event.details().get("test"))).containsExactly(event);
    }

    @Test
    default void keeps_events_of_nobody_and_about_nobody() {
        AuditEvent event = event(Some.key(), 0);

        trail().add(event);

        assertThat(written(event.details().get("test"))).containsExactly(event);
    }

    @Test
    default void keeps_events_in_the_order_in_which_they_were_written() {
        String test = Some.key();

        for (int number = 0; number < 20; number++) {
            trail().add(event(test, number));
        }

        assertThat(written(test).stream().map(event -> event.details().get("number")))
                .containsExactlyElementsOf(
                        IntStream.range(0, 20).mapToObj(Integer::toString).toList());
    }

    @Test
    default void keeps_an_event_that_happened_twice_twice() {
        AuditEvent event = event(Some.key(), 0);

        trail().add(event);
        trail().add(event);

        assertThat(written(event.details().get("test"))).hasSize(2);
    }

    @Test
    default void loses_nothing_however_many_write_at_once() {
        String test = Some.key();

        AtOnce.run(200, number -> trail().add(event(test, number)));

        assertThat(written(test).stream()
                        .map(event -> event.details().get("number"))
                        .distinct())
                .hasSize(200);
    }

    @Test
    default void an_event_of_a_transaction_that_was_rolled_back_did_not_happen() {
        String test = Some.key();

        assertThatThrownBy(() -> transactions().allOrNothing(() -> {
                    trail().add(event(test, 0));
                    throw new IllegalStateException("After the event");
                }))
                .isInstanceOf(IllegalStateException.class);
        transactions().allOrNothing(() -> trail().add(event(test, 1)));

        assertThat(written(test).stream().map(event -> event.details().get("number")))
                .containsExactly("1");
    }

    private List<AuditEvent> written(String test) {
        return written().stream()
                .filter(event -> test.equals(event.details().get("test")))
                .toList();
    }

    private static AuditEvent event(String test, int number) {
        return new AuditEvent(
                AuditAction.CODE_WRONG,
                Optional.empty(),
                Optional.empty(),
                "203.0.113.7",
                Some.NOW,
                Map.of("test", test, "number", Integer.toString(number)));
    }
}
