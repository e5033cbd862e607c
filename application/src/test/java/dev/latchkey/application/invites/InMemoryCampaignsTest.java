package dev.latchkey.application.invites;

import dev.latchkey.application.InMemoryStores;
import dev.latchkey.application.accounts.InMemoryAccountsFixture;
import dev.latchkey.application.shared.Transactions;

class InMemoryCampaignsTest implements CampaignsContract, InMemoryAccountsFixture {
    private final InMemoryStores stores = new InMemoryStores();

    @Override
    public InMemoryStores stores() {
        return stores;
    }

    @Override
    public Campaigns campaigns() {
        return stores.campaigns;
    }

    @Override
    public Invites invites() {
        return stores.invites;
    }

    @Override
    public Transactions transactions() {
        return stores.transactions;
    }
}
