package dev.latchkey.application.messages;

import dev.latchkey.application.InMemoryStores;
import dev.latchkey.application.shared.Transactions;
import dev.latchkey.domain.messages.MessageId;
import java.util.List;

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

    @Override
    public List<Handover.Tried> tried(MessageId id) {
        return stores.outbox.settled().stream()
                .filter(attempt -> attempt.id().equals(id))
                .flatMap(attempt -> attempt.handover().tried().stream())
                .toList();
    }
}
