package dev.latchkey.application.messages.receipts;

import java.util.Set;

/** Who minds the money that messages take. */
public interface Refunds {

    /** Gateways have given back what they took for these. May be told any number of times. Joins the transaction that is running. */
    void giveBack(Set<Turn> refunded);
}
