package dev.latchkey.application.login.telegram.push;

import dev.latchkey.application.shared.InMemoryTransactions;

class InMemoryTelegramSessionsTest implements TelegramSessionsContract {
    private final TelegramSessions sessions = new InMemoryTelegramSessions(new InMemoryTransactions());

    @Override
    public TelegramSessions sessions() {
        return sessions;
    }
}
