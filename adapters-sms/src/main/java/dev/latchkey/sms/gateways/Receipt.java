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
 * @param refunded whether the gateway has given back what it took for the message
 */
public record Receipt(Set<String> providerIds, State state, Optional<String> code, boolean hopeless, boolean refunded) {

    public Receipt {
        providerIds = Set.copyOf(providerIds);
    }

    /** News after which another gateway may try, and that say nothing of money. */
    public Receipt(Set<String> providerIds, State state, Optional<String> code) {
        this(providerIds, state, code, false, false);
    }

    /** The same, and no other gateway is to try if that holds. */
    public Receipt hopelessIf(boolean holds) {
        return new Receipt(providerIds, state, code, hopeless || holds, refunded);
    }

    /** The same, and the gateway has given its price back if that holds. */
    public Receipt refundedIf(boolean holds) {
        return new Receipt(providerIds, state, code, hopeless, refunded || holds);
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
