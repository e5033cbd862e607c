package dev.latchkey.sms.gateways;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.latchkey.application.messages.InMemorySmsGateway;
import dev.latchkey.application.messages.SmsGateway;
import dev.latchkey.application.messages.SmsGatewayContract;
import dev.latchkey.application.shared.Some;
import dev.latchkey.domain.messages.DeliveryOutcome;
import dev.latchkey.domain.messages.GatewayAnswer;
import dev.latchkey.domain.messages.MessageId;
import dev.latchkey.domain.messages.MessagePurpose;
import dev.latchkey.domain.messages.OutgoingMessage;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GuardedGatewayTest implements SmsGatewayContract {
    private static final Duration LONG = Duration.ofMinutes(1);

    private final InMemorySmsGateway inside = new InMemorySmsGateway();
    private final List<Boolean> changes = new CopyOnWriteArrayList<>();
    private final Random random = new Random(3);

    @Override
    public SmsGateway gateway() {
        return guarded(inside, LONG, LONG);
    }

    @Override
    public SmsGateway slowGateway() {
        inside.keepWaiting();
        return guarded(inside, LONG, LONG);
    }

    @ParameterizedTest
    @EnumSource(
            value = DeliveryOutcome.class,
            names = {"FAILED", "UNKNOWN", "RATE_LIMIT"})
    void is_left_alone_after_five_troubles(DeliveryOutcome trouble) {
        SmsGateway gateway = gateway();
        inside.answerWith(trouble);
        for (int i = 0; i < 5; i++) {
            assertThat(outcome(gateway)).isEqualTo(trouble);
        }

        assertThat(answer(gateway)).isEqualTo(GatewayAnswer.of(DeliveryOutcome.FAILED, "resting"));
        assertThat(inside.sent()).hasSize(5);
        assertThat(changes).containsExactly(true);
    }

    @ParameterizedTest
    @EnumSource(
            value = DeliveryOutcome.class,
            names = {"AUTH", "NO_FUNDS"})
    void is_left_alone_at_once_when_its_account_is_of_no_use(DeliveryOutcome trouble) {
        SmsGateway gateway = gateway();
        inside.answerWith(trouble);
        assertThat(outcome(gateway)).isEqualTo(trouble);

        assertThat(answer(gateway).providerCode()).contains("resting");
        assertThat(inside.sent()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = DeliveryOutcome.class,
            names = {"BAD_NUMBER", "OPTED_OUT", "CONTENT_REJECTED", "UNREACHABLE", "SENT", "SENDER_REJECTED"})
    void what_is_wrong_with_a_message_is_no_trouble_of_the_gateway(DeliveryOutcome outcome) {
        SmsGateway gateway = gateway();
        inside.answerWith(outcome);

        for (int i = 0; i < 30; i++) {
            assertThat(outcome(gateway)).isEqualTo(outcome);
        }
    }

    @Test
    @Timeout(60)
    void one_message_tries_it_again_after_the_rest() {
        SmsGateway gateway = guarded(inside, Duration.ofMillis(20), LONG);
        inside.answerWith(DeliveryOutcome.NO_FUNDS);
        outcome(gateway);
        inside.keepWaiting();

        CompletableFuture<GatewayAnswer> unused = untilLetThrough(gateway);
        assertThat(answer(gateway).providerCode()).as("only one").contains("resting");

        inside.answerOldest(DeliveryOutcome.SENT);
        inside.answerWith(DeliveryOutcome.SENT);
        assertThat(outcome(gateway)).isEqualTo(DeliveryOutcome.SENT);
        assertThat(changes).containsExactly(true, false);
    }

    @Test
    void a_gateway_that_never_answers_is_in_trouble_too() {
        inside.keepWaiting();
        SmsGateway gateway = guarded(inside, LONG, Duration.ofMillis(10));

        for (int i = 0; i < 5; i++) {
            assertThat(gateway.send(message()).toCompletableFuture()).failsWithin(Duration.ofSeconds(5));
        }

        assertThat(answer(gateway).providerCode()).contains("resting");
    }

    @Test
    void a_gateway_that_throws_is_in_trouble_too() {
        SmsGateway broken = mock();
        when(broken.send(any())).thenThrow(new IllegalStateException("Out of order"));
        SmsGateway gateway = guarded(broken, LONG, LONG);

        for (int i = 0; i < 5; i++) {
            try {
                var unused = gateway.send(message());
            } catch (IllegalStateException expected) {
                assertThat(expected).hasMessage("Out of order");
            }
        }

        assertThat(answer(gateway).providerCode()).contains("resting");
    }

    private SmsGateway guarded(SmsGateway gateway, Duration rest, Duration timeout) {
        return new GuardedGateway(gateway, new GuardedGateway.Breaker(rest, changes::add), timeout);
    }

    /** The first message that is not refused at once. */
    private CompletableFuture<GatewayAnswer> untilLetThrough(SmsGateway gateway) {
        CompletableFuture<GatewayAnswer> sent = gateway.send(message()).toCompletableFuture();
        while (sent.isDone()) {
            assertThat(sent.join().providerCode()).contains("resting");
            sent = gateway.send(message()).toCompletableFuture();
        }
        return sent;
    }

    private DeliveryOutcome outcome(SmsGateway gateway) {
        return answer(gateway).outcome();
    }

    private GatewayAnswer answer(SmsGateway gateway) {
        return gateway.send(message()).toCompletableFuture().join();
    }

    private OutgoingMessage message() {
        return new OutgoingMessage(
                MessageId.random(random),
                Some.phone(),
                MessagePurpose.SIGN_IN_CODE,
                "Your code: 0123",
                Some.NOW,
                Some.NOW.plusSeconds(120));
    }
}
