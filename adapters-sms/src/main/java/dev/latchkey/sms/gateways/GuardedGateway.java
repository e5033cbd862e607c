package dev.latchkey.sms.gateways;

import dev.failsafe.CircuitBreaker;
import dev.latchkey.application.messages.SmsGateway;
import dev.latchkey.domain.messages.DeliveryOutcome;
import dev.latchkey.domain.messages.GatewayAnswer;
import dev.latchkey.domain.messages.OutgoingMessage;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A gateway that is left alone for a while when it is in trouble: the next one of the route is asked at once then. */
public final class GuardedGateway implements SmsGateway {
    private final SmsGateway gateway;
    private final Breaker breaker;
    private final Duration timeout;

    /**
     * Guards that gateway.
     *
     * @param breaker shared by all that send through the same account
     * @param timeout how long the gateway may take; a little longer than it says itself
     */
    public GuardedGateway(SmsGateway gateway, Breaker breaker, Duration timeout) {
        this.gateway = gateway;
        this.breaker = breaker;
        this.timeout = timeout;
    }

    @Override
    public String name() {
        return gateway.name();
    }

    @Override
    public boolean carries(OutgoingMessage message) {
        return gateway.carries(message);
    }

    @Override
    public CompletionStage<GatewayAnswer> send(OutgoingMessage message) {
        if (!breaker.isClosed()) {
            return CompletableFuture.completedFuture(GatewayAnswer.of(DeliveryOutcome.FAILED, "resting"));
        }
        try {
            return gateway.send(message)
                    .toCompletableFuture()
                    .copy()
                    .orTimeout(timeout.toNanos(), TimeUnit.NANOSECONDS)
                    .whenComplete((answer, trouble) -> breaker.note(answer));
        } catch (RuntimeException e) {
            breaker.note(null);
            throw e;
        }
    }

    /** Opens after five troubles among ten messages, and at once when the account is empty or refused. */
    public static final class Breaker {
        private static final int TROUBLES = 5;
        private static final int AMONG = 10;
        private static final Duration REST = Duration.ofSeconds(15);

        private final CircuitBreaker<Object> breaker;

        /**
         * A closed one.
         *
         * @param rest how long the gateway is left alone before one message tries it again
         * @param changed hears whether it is left alone from now on
         */
        Breaker(Duration rest, Changed changed) {
            this.breaker = CircuitBreaker.builder()
                    .withFailureThreshold(TROUBLES, AMONG)
                    .withSuccessThreshold(1)
                    .withDelay(rest)
                    .onOpen(event -> changed.to(true))
                    .onClose(event -> changed.to(false))
                    .build();
        }

        /** One that leaves the gateway alone for a quarter of a minute. */
        public static Breaker of(Changed changed) {
            return new Breaker(REST, changed);
        }

        /** Whether the gateway is left alone. */
        public boolean isResting() {
            return breaker.isOpen();
        }

        private boolean isClosed() {
            return breaker.tryAcquirePermit();
        }

        private void note(@Nullable GatewayAnswer answer) {
            DeliveryOutcome outcome = answer == null ? DeliveryOutcome.UNKNOWN : answer.outcome();
            switch (outcome) {
                case AUTH, NO_FUNDS -> breaker.open();
                case FAILED, RATE_LIMIT, UNKNOWN -> breaker.recordFailure();
                default -> breaker.recordSuccess();
            }
        }

        /** Hears of a change. */
        @FunctionalInterface
        public interface Changed {
            void to(boolean open);
        }
    }
}
