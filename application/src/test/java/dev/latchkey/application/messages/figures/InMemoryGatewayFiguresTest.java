package dev.latchkey.application.messages.figures;

import dev.latchkey.application.messages.InMemoryOutbox;
import dev.latchkey.application.messages.InMemoryReceipts;
import dev.latchkey.application.messages.Outbox;
import dev.latchkey.application.messages.receipts.MessageReceipts;
import dev.latchkey.application.shared.InMemoryTransactions;
import dev.latchkey.domain.accounts.PhoneNumber;
import java.time.Instant;

class InMemoryGatewayFiguresTest implements GatewayFiguresContract {
    private final InMemoryTransactions memory = new InMemoryTransactions();
    private final InMemoryOutbox outbox = new InMemoryOutbox(memory);
    private final InMemoryReceipts receipts = new InMemoryReceipts(memory, outbox);
    private final InMemoryGatewayFigures figures = new InMemoryGatewayFigures(memory, receipts);

    @Override
    public GatewayFigures figures() {
        return figures;
    }

    @Override
    public Outbox outbox() {
        return outbox;
    }

    @Override
    public MessageReceipts receipts() {
        return receipts;
    }

    @Override
    public void verified(PhoneNumber phone, Instant expiresAt, Instant at) {
        figures.verified(phone, expiresAt, at);
    }
}
