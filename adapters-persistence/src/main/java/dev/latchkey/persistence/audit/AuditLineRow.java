package dev.latchkey.persistence.audit;

import dev.latchkey.application.audit.AuditLine;
import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.persistence.Row;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads a line of the audit trail from a row. */
final class AuditLineRow {
    /** What a line is made of, for a row of the trail called {@code e}. */
    static final String COLUMNS = """
            e.id, e.at, e.action, e.actor, e.subject, e.address,
            ARRAY(SELECT t FROM jsonb_each_text(
                CASE jsonb_typeof(e.details) WHEN 'object' THEN e.details ELSE '{}' END) AS d(k, v),
              unnest(ARRAY[k, coalesce(v, 'null')]) AS t) AS pairs
            """;

    private AuditLineRow() {}

    static AuditLine read(Row row) throws SQLException {
        List<String> pairs = row.texts("pairs");
        Map<String, String> details = new HashMap<>();
        for (int i = 0; i < pairs.size(); i += 2) {
            details.put(pairs.get(i), pairs.get(i + 1));
        }
        return new AuditLine(
                row.number("id"),
                row.instant("at"),
                row.text("action"),
                row.maybeNumber("actor").map(UserId::new),
                row.maybeNumber("subject").map(UserId::new),
                row.text("address"),
                details);
    }
}
