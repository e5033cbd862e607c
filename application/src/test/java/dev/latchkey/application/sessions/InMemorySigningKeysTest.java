package dev.latchkey.application.sessions;

import dev.latchkey.application.shared.InMemoryTransactions;

class InMemorySigningKeysTest implements SigningKeysContract {
    private InMemorySigningKeys keys = new InMemorySigningKeys(new InMemoryTransactions());

    @Override
    public SigningKeys keys() {
        return keys;
    }

    @Override
    public void emptyTheStore() {
        keys = new InMemorySigningKeys(new InMemoryTransactions());
    }

    @Override
    public void put(SigningKeys.Key key) {
        keys.put(key);
    }
}
