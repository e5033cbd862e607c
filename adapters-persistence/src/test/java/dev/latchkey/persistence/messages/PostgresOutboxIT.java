package dev.latchkey.persistence.messages;

import dev.latchkey.application.messages.Handover;
import dev.latchkey.application.messages.Outbox;
import dev.latchkey.application.messages.OutboxContract;
import dev.latchkey.application.shared.Transactions;
import dev.latchkey.domain.messages.DeliveryOutcome;
import dev.latchkey.domain.messages.GatewayAnswer;
import dev.latchkey.domain.messages.MessageId;
import dev.latchkey.persistence.Database;
import dev.latchkey.persistence.JdbiTransactions;
import dev.latchkey.persistence.Sql;
import dev.latchkey.persistence.StoresExtension;
import java.util.List;
import java.util.Locale;
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

    @Override
    public List<Handover.Tried> tried(MessageId id) {
        return sql.all(
                "SELECT gateway, at, outcome, provider_id, provider_code FROM message_attempt WHERE message_id = :id"
                        + " ORDER BY at",
                params -> params.set("id", id.value()),
                row -> new Handover.Tried(
                        row.text("gateway"),
                        row.instant("at"),
                        new GatewayAnswer(
                                DeliveryOutcome.valueOf(row.text("outcome").toUpperCase(Locale.ROOT)),
                                row.maybeText("provider_id"),
                                row.maybeText("provider_code"))));
    }
}
