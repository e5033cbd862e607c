package dev.latchkey.application.shared;

import dev.latchkey.application.InMemoryStores;
import dev.latchkey.application.accounts.InMemoryAccountsFixture;

class InMemoryTransactionsTest implements TransactionsContract, InMemoryAccountsFixture {
    private final InMemoryStores stores = new InMemoryStores();

    @Override
    public InMemoryStores stores() {
        return stores;
    }

    @Override
    public Transactions transactions() {
        return stores.transactions;
    }
}
