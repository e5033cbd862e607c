package dev.latchkey.application.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.latchkey.application.shared.MovableClock;
import dev.latchkey.application.shared.Some;
import dev.latchkey.domain.messages.DeliveryOutcome;
import dev.latchkey.domain.messages.FailOver;
import dev.latchkey.domain.messages.GatewayAnswer;
import dev.latchkey.domain.messages.MessageId;
import dev.latchkey.domain.messages.MessagePurpose;
import dev.latchkey.domain.messages.OutgoingMessage;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The way of a message from gateway to gateway. */
@Timeout(20)
class SendByRouteTest {
    private static final Duration PATIENT = Duration.ofMinutes(1);

    private final MovableClock clock = new MovableClock();
    private final InMemorySmsGateway first = new InMemorySmsGateway();
    private final InMemorySmsGateway second = new InMemorySmsGateway();
    private final InMemorySmsGateway third = new InMemorySmsGateway();
    private final OutgoingMessage message = message(MessagePurpose.SIGN_IN_CODE);

    @Test
    void the_first_gateway_that_takes_it_is_the_last_that_is_asked() {
        Handover handover = sent(first, second, third);

        assertThat(handover).isEqualTo(Handover.to("memory", clock.instant(), GatewayAnswer.of(DeliveryOutcome.SENT)));
        assertThat(first.sent()).containsExactly(message);
        assertThat(second.sent()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void the_next_one_is_asked_exactly_when_the_rule_says_so(DeliveryOutcome outcome) {
        first.answerWith(outcome);

        Handover handover = sent(first, second);

        assertThat(second.sent()).hasSize(FailOver.goesOn(outcome) ? 1 : 0);
        assertThat(handover.outcome()).isEqualTo(FailOver.goesOn(outcome) ? DeliveryOutcome.SENT : outcome);
        assertThat(handover.tried().get(0).answer().outcome()).isEqualTo(outcome);
        assertThat(handover.tried()).hasSize(FailOver.goesOn(outcome) ? 2 : 1);
    }

    @Test
    void when_all_have_said_no_the_message_waits_if_one_of_them_may_take_it_later() {
        first.answerWith(DeliveryOutcome.NO_FUNDS);
        second.answerWith(DeliveryOutcome.SENDER_REJECTED);

        assertThat(sent(first, second).outcome()).isEqualTo(DeliveryOutcome.NO_FUNDS);

        first.answerWith(DeliveryOutcome.UNREACHABLE);
        assertThat(sent(first, second).outcome()).isEqualTo(DeliveryOutcome.SENDER_REJECTED);
    }

    @Test
    void a_gateway_that_does_not_answer_in_time_may_have_sent() throws Exception {
        first.keepWaiting();
        SendByRoute impatient = by(new SmsRoute(
                "", List.of(new SmsRoute.Leg(first, Duration.ofMillis(20)), new SmsRoute.Leg(second, PATIENT))));

        Handover handover = impatient.send(message).toCompletableFuture().get(10, TimeUnit.SECONDS);

        assertThat(handover.outcome()).isEqualTo(DeliveryOutcome.UNKNOWN);
        assertThat(second.sent()).isEmpty();
    }

    @Test
    void a_gateway_that_breaks_may_have_sent() {
        SmsGateway throwing = gateway(new IllegalStateException("Out of order"));
        SmsGateway failing = gateway(CompletableFuture.failedFuture(new IOException("Reset")));
        SmsGateway mute = gateway(CompletableFuture.completedFuture(null));

        assertThat(Stream.of(throwing, failing, mute).map(broken -> sent(broken, second)))
                .extracting(Handover::outcome)
                .containsOnly(DeliveryOutcome.UNKNOWN);
        assertThat(second.sent()).isEmpty();
    }

    @Test
    void a_gateway_that_cannot_carry_it_is_passed_over() {
        SmsGateway codesOnly = mock();
        when(codesOnly.carries(any())).thenReturn(false);

        assertThat(sent(codesOnly, second).outcome()).isEqualTo(DeliveryOutcome.SENT);

        Handover nobody = sent(codesOnly);
        assertThat(nobody.outcome()).isEqualTo(DeliveryOutcome.REJECTED);
        assertThat(nobody.tried()).isEmpty();
        assertThat(nobody.gateway()).isEqualTo("none");
    }

    @Test
    void nobody_new_is_asked_when_the_message_is_too_late() {
        first.keepWaiting();
        CompletableFuture<Handover> sending =
                by(route(first, second)).send(message).toCompletableFuture();
        clock.advance(Duration.ofSeconds(35));
        first.answerOldest(DeliveryOutcome.UNREACHABLE);

        assertThat(sending).isCompletedWithValueMatching(end -> end.outcome() == DeliveryOutcome.FAILED);
        assertThat(second.sent()).isEmpty();
    }

    @Test
    void the_next_gateway_is_asked_until_then() {
        first.keepWaiting();
        CompletableFuture<Handover> sending =
                by(route(first, second)).send(message).toCompletableFuture();
        clock.advance(Duration.ofMillis(34_999));
        first.answerOldest(DeliveryOutcome.UNREACHABLE);

        assertThat(sending).isCompletedWithValueMatching(end -> end.outcome() == DeliveryOutcome.SENT);
    }

    @Test
    void who_asks_again_does_not_run_into_the_same_silence() {
        SmsGateway silent = gateway(CompletableFuture.failedFuture(new IOException("Silence")));
        SendByRoute both = by(route(silent, second));
        assertThat(outcome(both)).isEqualTo(DeliveryOutcome.UNKNOWN);
        assertThat(second.sent()).isEmpty();

        assertThat(outcome(both)).isEqualTo(DeliveryOutcome.SENT);

        verify(silent).send(message);
        second.answerWith(DeliveryOutcome.RATE_LIMIT);
        assertThat(outcome(both)).as("it is still better than none").isEqualTo(DeliveryOutcome.UNKNOWN);
    }

    @Test
    void a_gateway_is_first_again_two_minutes_after_its_silence() {
        SmsGateway silent = gateway(CompletableFuture.failedFuture(new IOException("Silence")));
        SendByRoute both = by(route(silent, second));
        assertThat(outcome(both)).isEqualTo(DeliveryOutcome.UNKNOWN);

        clock.advance(Duration.ofMinutes(2).minusMillis(1));
        assertThat(outcome(both)).isEqualTo(DeliveryOutcome.SENT);
        clock.advance(Duration.ofMillis(1));
        OutgoingMessage later = message(MessagePurpose.SIGN_IN_CODE);
        assertThat(both.send(later).toCompletableFuture().join().outcome()).isEqualTo(DeliveryOutcome.UNKNOWN);
    }

    @Test
    void a_gateway_that_answers_another_is_first_again_at_once() {
        first.keepWaiting();
        SmsGateway other = gateway(new IllegalStateException("Not to be asked"));
        SendByRoute both = by(route(first, other));
        CompletableFuture<Handover> lost = both.send(message).toCompletableFuture();
        CompletableFuture<Handover> taken = both.send(message).toCompletableFuture();

        first.failOldest(new IOException("Reset"));
        first.answerOldest(DeliveryOutcome.SENT);
        assertThat(lost.join().outcome()).isEqualTo(DeliveryOutcome.UNKNOWN);
        assertThat(taken.join().outcome()).isEqualTo(DeliveryOutcome.SENT);

        first.answerWith(DeliveryOutcome.SENT);
        assertThat(outcome(both)).isEqualTo(DeliveryOutcome.SENT);
    }

    private DeliveryOutcome outcome(SendByRoute route) {
        return route.send(message).toCompletableFuture().join().outcome();
    }

    private Handover sent(SmsGateway... gateways) {
        return by(route(gateways)).send(message).toCompletableFuture().join();
    }

    private SendByRoute by(SmsRoute route) {
        return new SendByRoute(new SmsRouting(List.of(route)), clock);
    }

    private static SmsRoute route(SmsGateway... gateways) {
        return new SmsRoute(
                "",
                Stream.of(gateways)
                        .map(gateway -> new SmsRoute.Leg(gateway, PATIENT))
                        .toList());
    }

    private static SmsGateway gateway(RuntimeException thrown) {
        SmsGateway gateway = mock();
        when(gateway.name()).thenReturn("broken");
        when(gateway.carries(any())).thenReturn(true);
        when(gateway.send(any())).thenThrow(thrown);
        return gateway;
    }

    private static SmsGateway gateway(CompletionStage<GatewayAnswer> answer) {
        SmsGateway gateway = mock();
        when(gateway.name()).thenReturn("broken");
        when(gateway.carries(any())).thenReturn(true);
        when(gateway.send(any())).thenReturn(answer);
        return gateway;
    }

    private OutgoingMessage message(MessagePurpose purpose) {
        return new OutgoingMessage(
                MessageId.random(new Random(6)),
                Some.phone(),
                purpose,
                "Your code: 0123",
                clock.instant(),
                clock.instant().plusSeconds(120));
    }
}
