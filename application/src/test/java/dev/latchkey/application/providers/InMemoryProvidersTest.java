package dev.latchkey.application.providers;

import dev.latchkey.application.InMemoryStores;
import dev.latchkey.application.accounts.InMemoryAccountsFixture;

class InMemoryProvidersTest implements ProvidersContract, InMemoryAccountsFixture {
    private final InMemoryStores stores = new InMemoryStores();

    @Override
    public InMemoryStores stores() {
        return stores;
    }

    @Override
    public Providers providers() {
        return stores.providers;
    }
}
