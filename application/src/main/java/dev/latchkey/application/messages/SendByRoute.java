package dev.latchkey.application.messages;

import dev.latchkey.domain.messages.DeliveryOutcome;
import dev.latchkey.domain.messages.FailOver;
import dev.latchkey.domain.messages.GatewayAnswer;
import dev.latchkey.domain.messages.OutgoingMessage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** Sends a message by the first gateway of its route that takes it. {@link FailOver} says when the next one is asked. */
public final class SendByRoute {
    /** Nobody new is asked after that: the lease of a message is longer than this and the longest time-out together. */
    private static final Duration TIME_TO_ASK = Duration.ofSeconds(35);

    private static final GatewayAnswer UNKNOWN = GatewayAnswer.of(DeliveryOutcome.UNKNOWN);

    private final SmsRouting routing;
    private final RouteOrder order;
    private final InstantSource clock;
    private final Doubts doubts = new Doubts();

    public SendByRoute(SmsRouting routing, InstantSource clock) {
        this(routing, (phone, legs) -> legs, clock);
    }

    /** As above, asking those of a route in that order. */
    public SendByRoute(SmsRouting routing, RouteOrder order, InstantSource clock) {
        this.routing = routing;
        this.order = order;
        this.clock = clock;
    }

    /** Sends without holding the thread of the caller. The stage never ends with an exception. */
    public CompletionStage<Handover> send(OutgoingMessage message) {
        return send(message, Set.of());
    }

    /** As above, by the others of its route. */
    CompletionStage<Handover> send(OutgoingMessage message, Set<String> passedOver) {
        return new Passage(message, routing.to(message.phone()), passedOver).goOn();
    }

    private static CompletionStage<GatewayAnswer> ask(SmsRoute.Leg leg, OutgoingMessage message) {
        try {
            return leg.gateway()
                    .send(message)
                    .toCompletableFuture()
                    .copy()
                    .completeOnTimeout(UNKNOWN, leg.timeout().toNanos(), TimeUnit.NANOSECONDS)
                    .handle((answer, failure) -> Objects.requireNonNullElse(answer, UNKNOWN));
        } catch (RuntimeException e) {
            return CompletableFuture.completedFuture(UNKNOWN);
        }
    }

    /** One message on its way from gateway to gateway. */
    private final class Passage {
        private final OutgoingMessage message;
        private final Iterator<SmsRoute.Leg> legs;
        private final Instant begun = clock.instant();
        private final List<Handover.Tried> tried = new ArrayList<>();
        private boolean tellsLater;

        Passage(OutgoingMessage message, SmsRoute route, Set<String> passedOver) {
            this.message = message;
            this.legs = order.of(message.phone(), route.legs()).stream()
                    .filter(leg -> leg.gateway().carries(message))
                    .sorted(Comparator.comparing(
                            leg -> doubts.isDoubted(leg.gateway().name(), begun)))
                    .filter(leg -> !passedOver.contains(leg.gateway().name()))
                    .iterator();
        }

        CompletionStage<Handover> goOn() {
            if (!legs.hasNext()) {
                return ended(FailOver.conclusion(outcomes()));
            }
            Instant now = clock.instant();
            if (!now.isBefore(message.expiresAt()) || !now.isBefore(begun.plus(TIME_TO_ASK))) {
                return ended(DeliveryOutcome.FAILED);
            }
            SmsRoute.Leg leg = legs.next();
            tellsLater = leg.tellsLater();
            return ask(leg, message).thenCompose(answer -> {
                tried.add(new Handover.Tried(leg.gateway().name(), now, answer));
                doubts.note(leg.gateway().name(), answer.outcome(), clock.instant());
                return FailOver.goesOn(answer.outcome()) ? goOn() : ended(answer.outcome());
            });
        }

        private List<DeliveryOutcome> outcomes() {
            return tried.stream().map(each -> each.answer().outcome()).toList();
        }

        private CompletionStage<Handover> ended(DeliveryOutcome outcome) {
            String last = tried.isEmpty()
                    ? Handover.NOBODY
                    : tried.get(tried.size() - 1).gateway();
            boolean another = tellsLater && legs.hasNext() && message.purpose().isCode();
            return CompletableFuture.completedFuture(new Handover(last, outcome, tried, another));
        }
    }
}
