package dev.latchkey.application.login.password;

import dev.latchkey.application.InMemoryStores;
import dev.latchkey.application.accounts.InMemoryAccountsFixture;

class InMemoryPasswordsTest implements PasswordsContract, InMemoryAccountsFixture {
    private final InMemoryStores stores = new InMemoryStores();

    @Override
    public InMemoryStores stores() {
        return stores;
    }

    @Override
    public Passwords passwords() {
        return stores.passwords;
    }
}
