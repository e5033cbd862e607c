package dev.latchkey.application.login.telegram.chat;

import dev.latchkey.application.InMemoryStores;
import dev.latchkey.application.accounts.InMemoryAccountsFixture;
import dev.latchkey.application.login.telegram.TelegramLinks;
import dev.latchkey.application.login.telegram.push.QuietChats;

class InMemoryChatStatesTest implements ChatStatesContract, InMemoryAccountsFixture {
    private final InMemoryStores stores = new InMemoryStores();

    @Override
    public ChatStates chats() {
        return stores.chats;
    }

    @Override
    public QuietChats quiet() {
        return stores.quietChats;
    }

    @Override
    public TelegramLinks links() {
        return stores.telegramLinks;
    }

    @Override
    public InMemoryStores stores() {
        return stores;
    }
}
