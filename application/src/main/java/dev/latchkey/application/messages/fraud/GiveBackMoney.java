package dev.latchkey.application.messages.fraud;

import dev.latchkey.application.messages.receipts.Refunds;
import dev.latchkey.application.messages.receipts.Turn;
import java.util.Set;

/** Gives back to the budgets what gateways have refunded. */
public final class GiveBackMoney implements Refunds {
    private final SendLedger ledger;

    public GiveBackMoney(SendLedger ledger) {
        this.ledger = ledger;
    }

    @Override
    public void giveBack(Set<Turn> refunded) {
        int unused = ledger.refund(refunded);
    }
}
