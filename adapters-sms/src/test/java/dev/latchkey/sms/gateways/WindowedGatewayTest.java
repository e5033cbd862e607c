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
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class WindowedGatewayTest implements SmsGatewayContract {
    private static final Duration PATIENT = Duration.ofMinutes(1);

    private final InMemorySmsGateway inside = new InMemorySmsGateway();

    @Override
    public SmsGateway gateway() {
        return new WindowedGateway(inside, 2, PATIENT);
    }

    @Override
    public SmsGateway slowGateway() {
        inside.keepWaiting();
        return new WindowedGateway(inside, 2, PATIENT);
    }

    @Test
    void no_more_than_that_are_inside_at_a_time_and_every_one_has_its_turn() {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        SmsGateway busy = mock();
        when(busy.send(any())).thenAnswer(call -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            return CompletableFuture.supplyAsync(
                    () -> {
                        now.decrementAndGet();
                        return GatewayAnswer.of(DeliveryOutcome.SENT);
                    },
                    CompletableFuture.delayedExecutor(1, TimeUnit.MILLISECONDS));
        });
        SmsGateway gateway = new WindowedGateway(busy, 5, PATIENT);

        List<CompletableFuture<GatewayAnswer>> answers = IntStream.range(0, 2_000)
                .parallel()
                .mapToObj(i -> gateway.send(message()).toCompletableFuture())
                .toList();

        assertThat(answers).allMatch(answer -> answer.join().outcome() == DeliveryOutcome.SENT);
        assertThat(most).hasValueBetween(2, 5);
    }

    @Test
    void whose_turn_does_not_come_in_time_was_surely_not_sent() {
        inside.keepWaiting();
        SmsGateway gateway = new WindowedGateway(inside, 1, Duration.ofMillis(20));
        CompletableFuture<GatewayAnswer> first = gateway.send(message()).toCompletableFuture();

        assertThat(gateway.send(message()).toCompletableFuture().join())
                .isEqualTo(GatewayAnswer.of(DeliveryOutcome.RATE_LIMIT, "window"));

        inside.answerOldest(DeliveryOutcome.SENT);
        assertThat(first).isCompleted();
        assertThat(inside.sent()).hasSize(1);
        inside.answerWith(DeliveryOutcome.SENT);
        assertThat(gateway.send(message()).toCompletableFuture().join().outcome())
                .isEqualTo(DeliveryOutcome.SENT);
    }

    @Test
    void a_gateway_that_throws_frees_its_place() {
        SmsGateway broken = mock();
        when(broken.send(any())).thenThrow(new IllegalStateException("Out of order"));
        SmsGateway gateway = new WindowedGateway(broken, 1, PATIENT);

        for (int i = 0; i < 3; i++) {
            assertThat(gateway.send(message()).toCompletableFuture()).isCompletedExceptionally();
        }
    }

    private static OutgoingMessage message() {
        return new OutgoingMessage(
                MessageId.random(new SecureRandom()),
                Some.phone(),
                MessagePurpose.SIGN_IN_CODE,
                "Your code: 0123",
                Some.NOW,
                Some.NOW.plusSeconds(120));
    }
}
