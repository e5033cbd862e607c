package dev.latchkey.application.accounts;

import dev.latchkey.application.InMemoryStores;

class InMemoryMembersTest implements MembersContract, InMemoryAccountsFixture {
    private final InMemoryStores stores = new InMemoryStores();

    @Override
    public InMemoryStores stores() {
        return stores;
    }

    @Override
    public Members members() {
        return stores.members;
    }

    @Override
    public Standing standing() {
        return stores.standing;
    }
}
