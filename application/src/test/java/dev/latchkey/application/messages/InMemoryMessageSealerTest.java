package dev.latchkey.application.messages;

class InMemoryMessageSealerTest implements MessageSealerContract {
    private final MessageSealer ours = new InMemoryMessageSealer();
    private final MessageSealer theirs = new InMemoryMessageSealer();

    @Override
    public MessageSealer sealer() {
        return ours;
    }

    @Override
    public MessageSealer sealerWithAnotherKey() {
        return theirs;
    }
}
