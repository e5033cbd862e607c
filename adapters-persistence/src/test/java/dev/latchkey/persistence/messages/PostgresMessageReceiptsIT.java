package dev.latchkey.persistence.messages;

import dev.latchkey.application.messages.Outbox;
import dev.latchkey.application.messages.receipts.MessageBearers;
import dev.latchkey.application.messages.receipts.MessageHistory;
import dev.latchkey.application.messages.receipts.MessageReceipts;
import dev.latchkey.application.messages.receipts.MessageReceiptsContract;
import dev.latchkey.persistence.Sql;
import dev.latchkey.persistence.StoresExtension;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(StoresExtension.class)
class PostgresMessageReceiptsIT implements MessageReceiptsContract {
    private final Sql sql;

    PostgresMessageReceiptsIT(Sql sql) {
        this.sql = sql;
    }

    @Override
    public MessageReceipts receipts() {
        return new PostgresMessageReceipts(sql);
    }

    @Override
    public Outbox outbox() {
        return new PostgresOutbox(sql);
    }

    @Override
    public MessageHistory history() {
        return new PostgresMessageHistory(sql);
    }

    @Override
    public MessageBearers bearers() {
        return new PostgresMessageBearers(sql);
    }
}
