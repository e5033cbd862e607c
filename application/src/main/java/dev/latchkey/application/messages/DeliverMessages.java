package dev.latchkey.application.messages;

import dev.latchkey.domain.messages.DeliveryOutcome;
import dev.latchkey.domain.messages.OutgoingMessage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Sends what waits in the outbox. Called again and again by one thread of each instance; the gateway works beside it, and
 * what it answers is written down in the next round, many answers in one statement.
 */
public final class DeliverMessages {
    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final Outbox outbox;
    private final MessageSealer sealer;
    private final SmsGateway gateway;
    private final InstantSource clock;
    private final int maxInFlight;
    private final AtomicInteger inFlight = new AtomicInteger();
    private final Queue<Outbox.Attempt> answered = new ConcurrentLinkedQueue<>();

    /**
     * Delivers through that gateway.
     *
     * @param maxInFlight how many messages may be with the gateway at a time
     */
    public DeliverMessages(
            Outbox outbox, MessageSealer sealer, SmsGateway gateway, InstantSource clock, int maxInFlight) {
        this.outbox = outbox;
        this.sealer = sealer;
        this.gateway = gateway;
        this.clock = clock;
        this.maxInFlight = maxInFlight;
    }

    /** One round. Returns how much it did: answers written down and messages handed to the gateway. */
    public int deliver() {
        int settled = settle();
        int room = maxInFlight - inFlight.get();
        if (room <= 0) {
            return settled;
        }
        List<SealedMessage> due = outbox.claim(room, LEASE, clock.instant());
        due.forEach(this::hand);
        return settled + due.size();
    }

    /** Writes down what the gateway has answered and hands nothing out: for those who are about to stop. */
    public int settle() {
        List<Outbox.Attempt> attempts = new ArrayList<>();
        for (Outbox.Attempt next = answered.poll(); next != null; next = answered.poll()) {
            attempts.add(next);
        }
        if (!attempts.isEmpty()) {
            settle(attempts);
        }
        return attempts.size();
    }

    /** Messages that are with the gateway, or whose answer is not written down yet. */
    public int inFlight() {
        return inFlight.get() + answered.size();
    }

    private void settle(List<Outbox.Attempt> attempts) {
        try {
            outbox.settle(attempts, clock.instant());
        } catch (RuntimeException e) {
            // Nothing may be forgotten: what could not be written down now is written down in a later round.
            answered.addAll(attempts);
            throw e;
        }
    }

    private void hand(SealedMessage sealed) {
        inFlight.incrementAndGet();
        OutgoingMessage message;
        try {
            message = opened(sealed);
        } catch (IllegalArgumentException unreadable) {
            answer(sealed, DeliveryOutcome.REJECTED);
            return;
        } catch (RuntimeException e) {
            // Surely not sent, and perhaps readable again soon.
            answer(sealed, DeliveryOutcome.FAILED);
            return;
        }
        try {
            gateway.send(message)
                    .whenComplete((outcome, failure) ->
                            answer(sealed, Objects.requireNonNullElse(outcome, DeliveryOutcome.UNKNOWN)));
        } catch (RuntimeException e) {
            answer(sealed, DeliveryOutcome.UNKNOWN);
        }
    }

    private void answer(SealedMessage message, DeliveryOutcome outcome) {
        Instant retryAt = clock.instant().plus(RETRY_AFTER);
        answered.add(new Outbox.Attempt(message.id(), gateway.name(), outcome, retryAt));
        inFlight.decrementAndGet();
    }

    private OutgoingMessage opened(SealedMessage sealed) {
        return new OutgoingMessage(
                sealed.id(),
                sealed.phone(),
                sealed.purpose(),
                sealer.open(sealed.id(), sealed.text()),
                sealed.createdAt(),
                sealed.expiresAt());
    }
}
