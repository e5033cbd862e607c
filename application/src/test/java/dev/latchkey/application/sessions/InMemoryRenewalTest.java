package dev.latchkey.application.sessions;

import dev.latchkey.application.InMemoryStores;
import dev.latchkey.application.accounts.InMemoryAccountsFixture;
import dev.latchkey.application.shared.Transactions;

class InMemoryRenewalTest implements RenewalContract, InMemoryAccountsFixture {
    private final InMemoryStores stores = new InMemoryStores();

    @Override
    public InMemoryStores stores() {
        return stores;
    }

    @Override
    public Sessions sessions() {
        return stores.sessions;
    }

    @Override
    public Transactions transactions() {
        return stores.transactions;
    }
}
