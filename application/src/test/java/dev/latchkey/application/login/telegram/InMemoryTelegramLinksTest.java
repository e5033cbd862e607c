package dev.latchkey.application.login.telegram;

import dev.latchkey.application.InMemoryStores;
import dev.latchkey.application.accounts.InMemoryAccountsFixture;
import dev.latchkey.application.login.password.Passwords;

class InMemoryTelegramLinksTest implements TelegramLinksContract, InMemoryAccountsFixture {
    private final InMemoryStores stores = new InMemoryStores();

    @Override
    public InMemoryStores stores() {
        return stores;
    }

    @Override
    public TelegramLinks links() {
        return stores.telegramLinks;
    }

    @Override
    public Passwords passwords() {
        return stores.passwords;
    }
}
