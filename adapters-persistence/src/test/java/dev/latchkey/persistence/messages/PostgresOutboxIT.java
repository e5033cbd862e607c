package dev.latchkey.persistence.messages;

import dev.latchkey.application.messages.Outbox;
import dev.latchkey.application.messages.OutboxContract;
import dev.latchkey.application.shared.Transactions;
import dev.latchkey.domain.messages.MessageId;
import dev.latchkey.persistence.Database;
import dev.latchkey.persistence.JdbiTransactions;
import dev.latchkey.persistence.Sql;
import dev.latchkey.persistence.StoresExtension;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(StoresExtension.class)
class PostgresOutboxIT implements OutboxContract {
    private final Database database;
    private final Sql sql;

    PostgresOutboxIT(Database database, Sql sql) {
        this.database = database;
        this.sql = sql;
    }

    @Override
    public Transactions transactions() {
        return new JdbiTransactions(database);
    }

    @Override
    public Outbox outbox() {
        return new PostgresOutbox(sql);
    }

    @Override
    public boolean keepsTextOf(MessageId id) {
        return sql.one(
                        "SELECT text IS NOT NULL AS kept FROM outbox_message WHERE id = :id",
                        params -> params.set("id", id.value()),
                        row -> row.flag("kept"))
                .orElse(false);
    }
}
