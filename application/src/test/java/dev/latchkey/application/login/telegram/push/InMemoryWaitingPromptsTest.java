package dev.latchkey.application.login.telegram.push;

import dev.latchkey.application.InMemoryStores;

class InMemoryWaitingPromptsTest implements WaitingPromptsContract {
    private final InMemoryStores stores = new InMemoryStores();

    @Override
    public WaitingPrompts prompts() {
        return stores.waitingPrompts;
    }

    @Override
    public TelegramSessions sessions() {
        return stores.telegramSessions;
    }
}
