package dev.latchkey.application.sessions;

import dev.latchkey.application.InMemoryStores;
import dev.latchkey.application.accounts.InMemoryAccountsFixture;
import dev.latchkey.application.shared.Transactions;
import dev.latchkey.domain.accounts.Role;
import dev.latchkey.domain.accounts.UserId;

class InMemorySessionsTest implements SessionsContract, InMemoryAccountsFixture {
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

    @Override
    public void give(UserId id, Role role) {
        stores.accounts.change(id, user -> user.role = role);
    }
}
