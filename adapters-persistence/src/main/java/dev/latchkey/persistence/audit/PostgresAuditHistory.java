package dev.latchkey.persistence.audit;

import dev.latchkey.application.audit.AuditHistory;
import dev.latchkey.application.audit.AuditLine;
import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.domain.audit.AuditAction;
import dev.latchkey.persistence.Sql;
import java.util.List;
import java.util.Optional;

/** The audit trail in PostgreSQL, for those who read it. */
public final class PostgresAuditHistory implements AuditHistory {
    private final Sql sql;

    public PostgresAuditHistory(Sql sql) {
        this.sql = sql;
    }

    @Override
    public List<AuditLine> list(Filter filter, Optional<Long> before, int max) {
        return sql.all(
                "SELECT " + AuditLineRow.COLUMNS + """
                        FROM audit_event e
                        WHERE e.id < :before
                          AND (CAST(:actor AS bigint) IS NULL OR e.actor = :actor)
                          AND (CAST(:subject AS bigint) IS NULL OR e.subject = :subject)
                          AND (CAST(:action AS text) IS NULL OR e.action = :action)
                          AND (CAST(:from AS timestamptz) IS NULL OR e.at >= :from)
                          AND (CAST(:to AS timestamptz) IS NULL OR e.at < :to)
                        ORDER BY e.id DESC
                        LIMIT :max
                        """,
                params -> params.set("before", before.orElse(Long.MAX_VALUE))
                        .set("actor", filter.actor().map(UserId::value))
                        .set("subject", filter.subject().map(UserId::value))
                        .set("action", filter.action().map(AuditAction::code))
                        .set("from", filter.from())
                        .set("to", filter.to())
                        .set("max", max),
                AuditLineRow::read);
    }
}
