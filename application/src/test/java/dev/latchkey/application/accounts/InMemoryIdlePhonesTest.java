package dev.latchkey.application.accounts;

import dev.latchkey.application.InMemoryStores;
import dev.latchkey.application.sessions.Sessions;
import dev.latchkey.domain.accounts.Role;
import dev.latchkey.domain.accounts.UserId;

class InMemoryIdlePhonesTest implements IdlePhonesContract, InMemoryAccountsFixture {
    private final InMemoryStores stores = new InMemoryStores();

    @Override
    public InMemoryStores stores() {
        return stores;
    }

    @Override
    public IdlePhones idle() {
        return stores.idlePhones;
    }

    @Override
    public Sessions sessions() {
        return stores.sessions;
    }

    @Override
    public void give(UserId id, Role role) {
        stores.accounts.change(id, user -> user.role = role);
    }
}
