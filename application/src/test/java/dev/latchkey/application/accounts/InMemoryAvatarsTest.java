package dev.latchkey.application.accounts;

import dev.latchkey.application.InMemoryStores;

class InMemoryAvatarsTest implements AvatarsContract, InMemoryAccountsFixture {
    private final InMemoryStores stores = new InMemoryStores();

    @Override
    public InMemoryStores stores() {
        return stores;
    }

    @Override
    public Avatars avatars() {
        return stores.avatars;
    }
}
