package dev.latchkey.application.invites.rewards;

import dev.latchkey.application.InMemoryStores;
import dev.latchkey.application.accounts.InMemoryAccountsFixture;
import dev.latchkey.application.invites.Invites;
import dev.latchkey.application.shared.Transactions;

class InMemoryRewardsTest implements RewardsContract, InMemoryAccountsFixture {
    private final InMemoryStores stores = new InMemoryStores();

    @Override
    public InMemoryStores stores() {
        return stores;
    }

    @Override
    public Rewards rewards() {
        return stores.rewards;
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
