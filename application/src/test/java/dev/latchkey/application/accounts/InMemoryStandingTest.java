package dev.latchkey.application.accounts;

import dev.latchkey.application.InMemoryStores;
import dev.latchkey.application.shared.Transactions;

class InMemoryStandingTest implements StandingContract, InMemoryAccountsFixture {
    private InMemoryStores stores = new InMemoryStores();

    @Override
    public InMemoryStores stores() {
        return stores;
    }

    @Override
    public Standing standing() {
        return stores.standing;
    }

    @Override
    public Members members() {
        return stores.members;
    }

    @Override
    public Transactions transactions() {
        return stores.transactions;
    }

    @Override
    public void emptyOfAdmins() {
        stores = new InMemoryStores();
    }
}
