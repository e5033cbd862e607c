package dev.latchkey.application.login.telegram;

import dev.latchkey.application.shared.InMemoryTransactions;
import dev.latchkey.application.shared.Transactions;

class InMemorySpentProofsTest implements SpentProofsContract {
    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final InMemorySpentProofs spent = new InMemorySpentProofs(transactions);

    @Override
    public SpentProofs spent() {
        return spent;
    }

    @Override
    public Transactions transactions() {
        return transactions;
    }
}
