package dev.latchkey.application.login.phone;

class InMemoryCodeHasherTest implements CodeHasherContract {
    @Override
    public CodeHasher hasher() {
        return new InMemoryCodeHasher();
    }

    @Override
    public CodeHasher hasherWithAnotherKey() {
        return new InMemoryCodeHasher("another key");
    }
}
