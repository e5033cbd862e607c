package dev.latchkey.application.messages;

import java.time.Duration;
import java.util.List;

/**
 * The way of messages to some numbers.
 *
 * @param prefix how those numbers begin, without the plus sign; empty for all others
 * @param legs the gateways to ask, in this order
 */
public record SmsRoute(String prefix, List<Leg> legs) {

    public SmsRoute {
        legs = List.copyOf(legs);
    }

    /**
     * One gateway of a route.
     *
     * @param timeout how long it may take to answer; after that nobody knows what it has done
     * @param tellsLater whether it says later what became of messages
     */
    public record Leg(SmsGateway gateway, Duration timeout, boolean tellsLater) {

        /** One that says no more than its answer. */
        public Leg(SmsGateway gateway, Duration timeout) {
            this(gateway, timeout, false);
        }
    }
}
