package dev.latchkey.application.messages.receipts;

import dev.latchkey.application.messages.InMemoryOutbox;
import dev.latchkey.application.messages.InMemoryReceipts;
import dev.latchkey.application.messages.Outbox;
import dev.latchkey.application.shared.InMemoryTransactions;

class InMemoryReceiptsTest implements MessageReceiptsContract {
    private final InMemoryTransactions memory = new InMemoryTransactions();
    private final InMemoryOutbox outbox = new InMemoryOutbox(memory);
    private final InMemoryReceipts receipts = new InMemoryReceipts(memory, outbox);

    @Override
    public MessageReceipts receipts() {
        return receipts;
    }

    @Override
    public Outbox outbox() {
        return outbox;
    }

    @Override
    public MessageHistory history() {
        return receipts;
    }

    @Override
    public MessageBearers bearers() {
        return receipts::bearerOf;
    }
}
