package dev.latchkey.application.login.phone;

import dev.latchkey.application.InMemoryStores;
import dev.latchkey.application.shared.Transactions;

class InMemoryCodeChallengesTest implements CodeChallengesContract {
    private final InMemoryStores stores = new InMemoryStores();

    @Override
    public CodeChallenges challenges() {
        return stores.challenges;
    }

    @Override
    public Transactions transactions() {
        return stores.transactions;
    }
}
