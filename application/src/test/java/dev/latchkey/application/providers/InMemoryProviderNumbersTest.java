package dev.latchkey.application.providers;

import dev.latchkey.application.InMemoryStores;
import dev.latchkey.application.accounts.InMemoryAccountsFixture;
import dev.latchkey.application.invites.Invites;
import dev.latchkey.application.sessions.Sessions;

class InMemoryProviderNumbersTest implements ProviderNumbersContract, InMemoryAccountsFixture {
    private final InMemoryStores stores = new InMemoryStores();

    @Override
    public InMemoryStores stores() {
        return stores;
    }

    @Override
    public ProviderNumbers numbers() {
        return stores.providerNumbers;
    }

    @Override
    public Invites invites() {
        return stores.invites;
    }

    @Override
    public Sessions sessions() {
        return stores.sessions;
    }
}
