package dev.latchkey.sms.gateways;

import java.util.Optional;
import java.util.Set;

/**
 * News of a message that a gateway has taken.
 *
 * @param providerIds the gateway's names for the message; more than one where it is not sure how it writes them
 * @param code the gateway's code for what was wrong
 * @param hopeless whether every gateway would fail as this one has: no such number, an opt-out, a forbidden text. No other one
 *     is asked then
 */
public record Receipt(Set<String> providerIds, State state, Optional<String> code, boolean hopeless) {

    public Receipt {
        providerIds = Set.copyOf(providerIds);
    }

    /** News after which another gateway may try. */
    public Receipt(Set<String> providerIds, State state, Optional<String> code) {
        this(providerIds, state, code, false);
    }

    /** The same, and no other gateway is to try if that holds. */
    public Receipt hopelessIf(boolean holds) {
        return new Receipt(providerIds, state, code, hopeless || holds);
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
