package dev.latchkey.persistence.messages;

import dev.latchkey.application.messages.receipts.MessageBearers;
import dev.latchkey.domain.messages.MessageId;
import dev.latchkey.persistence.Sql;
import java.util.Optional;

/** Who has taken messages, in PostgreSQL. */
public final class PostgresMessageBearers implements MessageBearers {
    private final Sql sql;

    public PostgresMessageBearers(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Optional<Bearer> of(MessageId id) {
        return sql.one(
                """
                SELECT gateway, provider_id FROM (
                  SELECT gateway, provider_id, outcome FROM message_attempt
                  WHERE message_id = :id ORDER BY at DESC, id DESC LIMIT 1) AS last
                WHERE outcome IN ('sent', 'duplicate') AND provider_id IS NOT NULL
                """,
                params -> params.set("id", id.value()),
                row -> new Bearer(row.text("gateway"), row.text("provider_id")));
    }
}
