package dev.latchkey.persistence.audit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.application.audit.AuditTrail;
import dev.latchkey.application.audit.AuditTrailContract;
import dev.latchkey.application.shared.Transactions;
import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.domain.audit.AuditAction;
import dev.latchkey.domain.audit.AuditEvent;
import dev.latchkey.persistence.Database;
import dev.latchkey.persistence.JdbiTransactions;
import dev.latchkey.persistence.Row;
import dev.latchkey.persistence.Sql;
import dev.latchkey.persistence.StoresExtension;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(StoresExtension.class)
class PostgresAuditTrailIT implements AuditTrailContract {
    private final Database database;
    private final Sql sql;

    PostgresAuditTrailIT(Database database, Sql sql) {
        this.database = database;
        this.sql = sql;
    }

    @Override
    public Transactions transactions() {
        return new JdbiTransactions(database);
    }

    @Override
    public AuditTrail trail() {
        return new PostgresAuditTrail(sql);
    }

    @Override
    public List<AuditEvent> written() {
        return sql.all("""
                SELECT e.*, ARRAY(SELECT t FROM jsonb_each_text(details) AS d(k, v), unnest(ARRAY[k, v]) AS t) AS pairs
                FROM audit_event e ORDER BY id
                """, params -> params, PostgresAuditTrailIT::read);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE audit_event SET actor = 1 WHERE id > 0",
                "DELETE FROM audit_event WHERE id > 0",
                "TRUNCATE audit_event"
            })
    void nobody_can_change_what_was_written(String forgery) {
        assertThatThrownBy(() -> sql.run(forgery, params -> params)).isInstanceOf(RuntimeException.class);
    }

    private static AuditEvent read(Row row) throws SQLException {
        List<String> pairs = row.texts("pairs");
        Map<String, String> details = new HashMap<>();
        for (int i = 0; i < pairs.size(); i += 2) {
            details.put(pairs.get(i), pairs.get(i + 1));
        }
        String code = row.text("action");
        return new AuditEvent(
                Arrays.stream(AuditAction.values())
                        .filter(action -> action.code().equals(code))
                        .findFirst()
                        .orElseThrow(),
                row.maybeNumber("actor").map(UserId::new),
                row.maybeNumber("subject").map(UserId::new),
                row.text("address"),
                row.instant("at"),
                details);
    }
}
