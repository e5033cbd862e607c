package dev.latchkey.application.login.telegram.line;

class InMemoryUpdateSealerTest implements UpdateSealerContract {
    private final UpdateSealer ours = new InMemoryUpdateSealer();
    private final UpdateSealer theirs = new InMemoryUpdateSealer();

    @Override
    public UpdateSealer sealer() {
        return ours;
    }

    @Override
    public UpdateSealer sealerWithAnotherKey() {
        return theirs;
    }
}
