package dev.latchkey.application.login.password;

import dev.latchkey.application.InMemoryStores;
import dev.latchkey.application.accounts.InMemoryAccountsFixture;

class InMemoryMailLinksTest implements MailLinksContract, InMemoryAccountsFixture {
    private final InMemoryStores stores = new InMemoryStores();

    @Override
    public InMemoryStores stores() {
        return stores;
    }

    @Override
    public MailLinks links() {
        return stores.links;
    }
}
