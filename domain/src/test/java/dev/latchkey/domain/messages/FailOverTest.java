package dev.latchkey.domain.messages;

import static dev.latchkey.domain.messages.DeliveryOutcome.AUTH;
import static dev.latchkey.domain.messages.DeliveryOutcome.BAD_NUMBER;
import static dev.latchkey.domain.messages.DeliveryOutcome.BLOCKED_DESTINATION;
import static dev.latchkey.domain.messages.DeliveryOutcome.CONTENT_REJECTED;
import static dev.latchkey.domain.messages.DeliveryOutcome.DUPLICATE;
import static dev.latchkey.domain.messages.DeliveryOutcome.FAILED;
import static dev.latchkey.domain.messages.DeliveryOutcome.NOT_MOBILE;
import static dev.latchkey.domain.messages.DeliveryOutcome.NO_FUNDS;
import static dev.latchkey.domain.messages.DeliveryOutcome.OPTED_OUT;
import static dev.latchkey.domain.messages.DeliveryOutcome.RATE_LIMIT;
import static dev.latchkey.domain.messages.DeliveryOutcome.REJECTED;
import static dev.latchkey.domain.messages.DeliveryOutcome.SENDER_REJECTED;
import static dev.latchkey.domain.messages.DeliveryOutcome.SENT;
import static dev.latchkey.domain.messages.DeliveryOutcome.UNKNOWN;
import static dev.latchkey.domain.messages.DeliveryOutcome.UNREACHABLE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class FailOverTest {
    private static final Set<DeliveryOutcome> TAKEN = EnumSet.of(SENT, DUPLICATE);
    private static final Set<DeliveryOutcome> SAME_EVERYWHERE =
            EnumSet.of(BAD_NUMBER, NOT_MOBILE, OPTED_OUT, BLOCKED_DESTINATION, CONTENT_REJECTED);
    private static final Set<DeliveryOutcome> NEVER_HERE = EnumSet.of(SENDER_REJECTED, UNREACHABLE, REJECTED);
    private static final Set<DeliveryOutcome> NOT_NOW = EnumSet.of(NO_FUNDS, AUTH, RATE_LIMIT, FAILED);

    @Test
    void every_outcome_is_of_one_kind() {
        Set<DeliveryOutcome> all = EnumSet.of(UNKNOWN);
        Stream.of(TAKEN, SAME_EVERYWHERE, NEVER_HERE, NOT_NOW).forEach(all::addAll);

        assertThat(all).containsExactlyInAnyOrder(DeliveryOutcome.values());
        assertThat(1 + TAKEN.size() + SAME_EVERYWHERE.size() + NEVER_HERE.size() + NOT_NOW.size())
                .isEqualTo(DeliveryOutcome.values().length);
    }

    @ParameterizedTest
    @EnumSource
    void the_next_gateway_is_asked_only_after_a_no_that_is_this_gateways_alone(DeliveryOutcome outcome) {
        assertThat(FailOver.goesOn(outcome)).isEqualTo(NEVER_HERE.contains(outcome) || NOT_NOW.contains(outcome));
    }

    @ParameterizedTest
    @EnumSource
    void only_what_was_surely_not_taken_and_may_be_later_is_repeated(DeliveryOutcome outcome) {
        assertThat(FailOver.mayBeRepeated(outcome)).isEqualTo(NOT_NOW.contains(outcome));
    }

    @Test
    void a_route_on_which_nobody_was_asked_has_refused() {
        assertThat(FailOver.conclusion(List.of())).isEqualTo(REJECTED);
    }

    @ParameterizedTest
    @EnumSource
    void of_one_gateway_its_word_is_the_last(DeliveryOutcome outcome) {
        assertThat(FailOver.conclusion(List.of(outcome))).isEqualTo(outcome);
    }

    /** All ways through three gateways: a route goes on for as long as it may. */
    @ParameterizedTest
    @MethodSource("routes")
    void what_all_have_said(List<DeliveryOutcome> route) {
        DeliveryOutcome last = route.get(route.size() - 1);
        DeliveryOutcome conclusion = FailOver.conclusion(route);

        assertThat(route).contains(conclusion);
        if (!FailOver.goesOn(last)) {
            assertThat(conclusion).isEqualTo(last);
        } else {
            assertThat(FailOver.mayBeRepeated(conclusion))
                    .isEqualTo(route.stream().anyMatch(NOT_NOW::contains));
        }
    }

    static Stream<List<DeliveryOutcome>> routes() {
        return Stream.of(DeliveryOutcome.values()).flatMap(first -> through(List.of(first), 2));
    }

    private static Stream<List<DeliveryOutcome>> through(List<DeliveryOutcome> begun, int left) {
        if (left == 0 || !FailOver.goesOn(begun.get(begun.size() - 1))) {
            return Stream.of(begun);
        }
        return Stream.of(DeliveryOutcome.values()).flatMap(next -> {
            List<DeliveryOutcome> longer = new ArrayList<>(begun);
            longer.add(next);
            return through(longer, left - 1);
        });
    }
}
