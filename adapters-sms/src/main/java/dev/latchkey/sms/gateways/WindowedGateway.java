package dev.latchkey.sms.gateways;

import dev.latchkey.application.messages.SmsGateway;
import dev.latchkey.domain.messages.DeliveryOutcome;
import dev.latchkey.domain.messages.GatewayAnswer;
import dev.latchkey.domain.messages.OutgoingMessage;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A gateway that is asked about so many messages at a time and no more, for vendors refuse crowds. The others wait for a
 * while without holding a thread; one whose turn does not come is surely not sent, and may go elsewhere.
 */
public final class WindowedGateway implements SmsGateway {
    private static final GatewayAnswer NO_ROOM = GatewayAnswer.of(DeliveryOutcome.RATE_LIMIT, "window");

    private final SmsGateway gateway;
    private final int width;
    private final Duration patience;
    private final Queue<Waiting> waiting = new ArrayDeque<>();
    private int inside;

    /**
     * A window before that gateway.
     *
     * @param width how many messages may be with the gateway at a time
     * @param patience how long a message waits for its turn
     */
    public WindowedGateway(SmsGateway gateway, int width, Duration patience) {
        this.gateway = gateway;
        this.width = width;
        this.patience = patience;
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
        Waiting one = new Waiting(message, new CompletableFuture<>());
        if (enters(one)) {
            pass(one);
        } else {
            CompletableFuture.delayedExecutor(patience.toNanos(), TimeUnit.NANOSECONDS)
                    .execute(() -> giveUp(one));
        }
        return one.answer;
    }

    private synchronized boolean enters(Waiting one) {
        if (inside < width) {
            inside++;
            return true;
        }
        waiting.add(one);
        return false;
    }

    private void pass(Waiting one) {
        CompletionStage<GatewayAnswer> asked;
        try {
            asked = gateway.send(one.message);
        } catch (RuntimeException e) {
            asked = CompletableFuture.failedFuture(e);
        }
        asked.whenComplete((answer, trouble) -> {
            next();
            if (trouble == null) {
                one.answer.complete(answer);
            } else {
                one.answer.completeExceptionally(trouble);
            }
        });
    }

    /** Whoever leaves lets the next one in; in another thread, for a long queue would make a deep stack. */
    private void next() {
        Waiting following = leave();
        if (following != null) {
            CompletableFuture<Void> unused = CompletableFuture.runAsync(() -> pass(following));
        }
    }

    private synchronized @Nullable Waiting leave() {
        Waiting following = waiting.poll();
        if (following == null) {
            inside--;
        }
        return following;
    }

    private void giveUp(Waiting one) {
        if (removed(one)) {
            one.answer.complete(NO_ROOM);
        }
    }

    private synchronized boolean removed(Waiting one) {
        return waiting.remove(one);
    }

    /** Each is itself alone: two messages are never equal here. */
    private static final class Waiting {
        private final OutgoingMessage message;
        private final CompletableFuture<GatewayAnswer> answer;

        Waiting(OutgoingMessage message, CompletableFuture<GatewayAnswer> answer) {
            this.message = message;
            this.answer = answer;
        }
    }
}
