package dev.latchkey.sms.gateways;

import java.util.Optional;
import java.util.Set;

/**
 * News of a message that a gateway has taken.
 *
 * @param providerIds the gateway's names for the message; more than one where it is not sure how it writes them
 * @param code the gateway's code for what was wrong
 */
public record Receipt(Set<String> providerIds, State state, Optional<String> code) {

    public Receipt {
        providerIds = Set.copyOf(providerIds);
    }

    /** What became of it. */
    public enum State {
        /** On its way. */
        SENT,
        DELIVERED,
        UNDELIVERED,
        EXPIRED,
        REJECTED,
        UNKNOWN
    }

    /** Hears of receipts. */
    @FunctionalInterface
    public interface Listener {
        void arrived(String gateway, Receipt receipt);
    }
}
