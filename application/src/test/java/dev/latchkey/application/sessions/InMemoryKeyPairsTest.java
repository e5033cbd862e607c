package dev.latchkey.application.sessions;

class InMemoryKeyPairsTest implements KeyPairsContract {
    @Override
    public KeyPairs pairs() {
        return new InMemoryKeyPairs(1);
    }

    @Override
    public KeyPairs pairsUnderAnotherSecret() {
        return new InMemoryKeyPairs(2);
    }
}
