package dev.latchkey.application.accounts;

import dev.latchkey.application.InMemoryStores;
import dev.latchkey.domain.accounts.Role;
import dev.latchkey.domain.accounts.UserId;

class InMemoryUnprovedEmailsTest implements UnprovedEmailsContract, InMemoryAccountsFixture {
    private final InMemoryStores stores = new InMemoryStores();

    @Override
    public InMemoryStores stores() {
        return stores;
    }

    @Override
    public UnprovedEmails unproved() {
        return stores.unprovedEmails;
    }

    @Override
    public void give(UserId id, Role role) {
        stores.accounts.change(id, user -> user.role = role);
    }
}
