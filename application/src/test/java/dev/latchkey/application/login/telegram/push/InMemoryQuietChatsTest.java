package dev.latchkey.application.login.telegram.push;

import dev.latchkey.application.shared.InMemoryTransactions;

class InMemoryQuietChatsTest implements QuietChatsContract {
    private final QuietChats chats = new InMemoryQuietChats(new InMemoryTransactions());

    @Override
    public QuietChats chats() {
        return chats;
    }
}
