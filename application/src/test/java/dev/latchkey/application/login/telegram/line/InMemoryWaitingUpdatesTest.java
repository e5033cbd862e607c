package dev.latchkey.application.login.telegram.line;

class InMemoryWaitingUpdatesTest implements WaitingUpdatesContract {
    private final WaitingUpdates updates = new InMemoryWaitingUpdates();

    @Override
    public WaitingUpdates updates() {
        return updates;
    }
}
