package dev.latchkey.application.accounts;

import dev.latchkey.application.InMemoryStores;
import dev.latchkey.application.shared.Transactions;
import dev.latchkey.domain.accounts.Role;
import dev.latchkey.domain.accounts.UserId;

class InMemoryAccountsTest implements AccountsContract, InMemoryAccountsFixture {
    private InMemoryStores stores = new InMemoryStores();

    @Override
    public InMemoryStores stores() {
        return stores;
    }

    @Override
    public Transactions transactions() {
        return stores.transactions;
    }

    @Override
    public void makeAdmin(UserId id) {
        stores.accounts.change(id, user -> user.role = Role.ADMIN);
    }

    @Override
    public void emptyTheSystem() {
        stores = new InMemoryStores();
    }
}
