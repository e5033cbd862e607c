package dev.latchkey.application.messages;

import dev.latchkey.application.shared.Delivery;
import dev.latchkey.application.shared.Pauses;
import dev.latchkey.domain.messages.Channel;
import dev.latchkey.domain.messages.DeliveryOutcome;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Sends what waits in the outbox for one channel. Called again and again by one thread of each instance; the gateway works
 * beside it, and what it answers is written down in the next round, many answers in one statement.
 */
public final class DeliverMessages implements Delivery {
    /** How long a text is with its gateway at most before it counts as never sent. */
    private static final Duration SMS_LEASE = Duration.ofSeconds(60);

    /** As above for mail, whose servers take their time. */
    public static final Duration MAIL_LEASE = Duration.ofMinutes(3);

    /** Longer than any gateway may take: the lease ends first. */
    private static final Duration NO_TIMEOUT = SMS_LEASE;

    /** A code lives two minutes: there is no time for longer and longer pauses. */
    private static final Pauses SMS_PAUSES = new Pauses(Duration.ofSeconds(5), Duration.ofSeconds(5));

    private static final Pauses MAIL_PAUSES = new Pauses(Duration.ofSeconds(5), Duration.ofMinutes(15));

    private static final Handover UNKNOWN = Handover.toNobody(DeliveryOutcome.UNKNOWN);

    private final Outbox outbox;
    private final MessageSealer sealer;
    private final Carrier carrier;
    private final InstantSource clock;
    private final int maxInFlight;
    private final Duration lease;
    private final Pauses pauses;
    private final AtomicInteger inFlight = new AtomicInteger();
    private final Queue<Outbox.Attempt> answered = new ConcurrentLinkedQueue<>();

    /**
     * Delivers texts through that gateway.
     *
     * @param maxInFlight how many messages may be with the gateway at a time
     */
    public DeliverMessages(
            Outbox outbox, MessageSealer sealer, SmsGateway gateway, InstantSource clock, int maxInFlight) {
        this(outbox, sealer, new SendByRoute(SmsRouting.everythingTo(gateway, NO_TIMEOUT), clock), clock, maxInFlight);
    }

    /**
     * Delivers texts by the routes to their numbers.
     *
     * @param maxInFlight how many messages may be with the gateways at a time
     */
    public DeliverMessages(
            Outbox outbox, MessageSealer sealer, SendByRoute phones, InstantSource clock, int maxInFlight) {
        this(outbox, sealer, phones, Toll.free(), clock, maxInFlight);
    }

    /**
     * Delivers texts by the routes to their numbers, past whoever minds the money.
     *
     * @param maxInFlight how many messages may be with the gateways at a time
     */
    public DeliverMessages(
            Outbox outbox, MessageSealer sealer, SendByRoute phones, Toll toll, InstantSource clock, int maxInFlight) {
        this(outbox, sealer, Carrier.of(phones, toll), clock, maxInFlight);
    }

    /**
     * Delivers mail through that mailer.
     *
     * @param maxInFlight how many mails may be with the mailer at a time
     */
    public DeliverMessages(Outbox outbox, MessageSealer sealer, Mailer mailer, InstantSource clock, int maxInFlight) {
        this(outbox, sealer, Carrier.of(mailer, clock), clock, maxInFlight);
    }

    private DeliverMessages(
            Outbox outbox, MessageSealer sealer, Carrier carrier, InstantSource clock, int maxInFlight) {
        this.outbox = outbox;
        this.sealer = sealer;
        this.carrier = carrier;
        this.clock = clock;
        this.maxInFlight = maxInFlight;
        this.lease = carrier.channel() == Channel.SMS ? SMS_LEASE : MAIL_LEASE;
        this.pauses = carrier.channel() == Channel.SMS ? SMS_PAUSES : MAIL_PAUSES;
    }

    /** One round. Returns how much it did: answers written down and messages handed to the gateway. */
    @Override
    public int deliver() {
        int settled = settle();
        int room = maxInFlight - inFlight.get();
        if (room <= 0) {
            return settled;
        }
        List<SealedMessage> due = outbox.claim(carrier.channel(), room, lease, clock.instant());
        due.forEach(this::hand);
        return settled + due.size();
    }

    /** Writes down what the gateway has answered and hands nothing out: for those who are about to stop. */
    @Override
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
    @Override
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
        carrier.settle();
    }

    private void hand(SealedMessage sealed) {
        inFlight.incrementAndGet();
        Supplier<CompletionStage<Handover>> ready;
        try {
            ready = carrier.prepare(sealed, sealer.open(sealed.id(), sealed.text()));
        } catch (IllegalArgumentException unreadable) {
            answer(sealed, Handover.toNobody(DeliveryOutcome.REJECTED));
            return;
        } catch (RuntimeException e) {
            // Surely not sent, and perhaps readable again soon.
            answer(sealed, Handover.toNobody(DeliveryOutcome.FAILED));
            return;
        }
        try {
            ready.get()
                    .whenComplete((handover, failure) -> answer(sealed, Objects.requireNonNullElse(handover, UNKNOWN)));
        } catch (RuntimeException e) {
            answer(sealed, UNKNOWN);
        }
    }

    private void answer(SealedMessage message, Handover handover) {
        Instant retryAt = clock.instant().plus(pauses.after(message.attempts()));
        answered.add(new Outbox.Attempt(message.id(), handover, retryAt));
        inFlight.decrementAndGet();
    }
}
