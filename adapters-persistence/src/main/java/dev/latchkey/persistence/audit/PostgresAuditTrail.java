package dev.latchkey.persistence.audit;

import dev.latchkey.application.audit.AuditTrail;
import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.domain.audit.AuditEvent;
import dev.latchkey.persistence.Sql;
import java.util.ArrayList;
import java.util.List;

/** The audit trail in PostgreSQL, where a trigger refuses every change of it. */
public final class PostgresAuditTrail implements AuditTrail {
    private final Sql sql;

    public PostgresAuditTrail(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void add(AuditEvent event) {
        List<String> keysAndValues = new ArrayList<>();
        event.details().forEach((key, value) -> {
            keysAndValues.add(key);
            keysAndValues.add(value);
        });
        sql.run(
                """
                INSERT INTO audit_event (at, action, actor, subject, address, details)
                VALUES (:at, :action, :actor, :subject, :address, jsonb_object(CAST(:details AS text[])))
                """,
                params -> params.set("at", event.at())
                        .set("action", event.action().code())
                        .set("actor", event.actor().map(UserId::value))
                        .set("subject", event.subject().map(UserId::value))
                        .set("address", event.address())
                        .set("details", keysAndValues));
    }
}
