package dev.latchkey.application.messages;

import dev.latchkey.application.InMemoryStores;
import dev.latchkey.application.shared.Transactions;
import dev.latchkey.domain.messages.MessageId;

class InMemoryOutboxTest implements OutboxContract {
    private final InMemoryStores stores = new InMemoryStores();

    @Override
    public Outbox outbox() {
        return stores.outbox;
    }

    @Override
    public Transactions transactions() {
        return stores.transactions;
    }

    @Override
    public boolean keepsTextOf(MessageId id) {
        return stores.outbox.keepsTextOf(id);
    }
}
