package dev.latchkey.application.invites;

import dev.latchkey.application.InMemoryStores;
import dev.latchkey.application.accounts.InMemoryAccountsFixture;

class InMemoryReferralsTest implements ReferralsContract, InMemoryAccountsFixture {
    private final InMemoryStores stores = new InMemoryStores();

    @Override
    public InMemoryStores stores() {
        return stores;
    }

    @Override
    public Referrals referrals() {
        return stores.referrals;
    }

    @Override
    public Invites invites() {
        return stores.invites;
    }
}
