package dev.latchkey.application.sessions;

import dev.latchkey.application.InMemoryStores;
import dev.latchkey.application.accounts.InMemoryAccountsFixture;
import dev.latchkey.application.shared.Transactions;
import dev.latchkey.domain.accounts.Role;
import dev.latchkey.domain.accounts.UserId;

class InMemoryRevocationLogTest implements RevocationLogContract, InMemoryAccountsFixture {
    private final InMemoryStores stores = new InMemoryStores();

    @Override
    public InMemoryStores stores() {
        return stores;
    }

    @Override
    public RevocationLog log() {
        return stores.sessions;
    }

    @Override
    public Sessions sessions() {
        return stores.sessions;
    }

    @Override
    public Transactions transactions() {
        return stores.transactions;
    }

    @Override
    public void give(UserId id, Role role) {
        stores.accounts.change(id, user -> user.role = role);
    }

    /** A transaction in memory holds the whole memory. */
    @Override
    public boolean canBeReadBesideATransaction() {
        return false;
    }
}
