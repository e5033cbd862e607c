package dev.latchkey.persistence.login;

import dev.latchkey.application.login.telegram.line.LineLease;
import dev.latchkey.application.login.telegram.line.LineLeaseContract;
import dev.latchkey.application.shared.Some;
import dev.latchkey.persistence.Sql;
import dev.latchkey.persistence.StoresExtension;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(StoresExtension.class)
class PostgresLineLeaseIT implements LineLeaseContract {
    private final LineLease lease;

    PostgresLineLeaseIT(Sql sql) {
        this.lease = new PostgresLineLease(sql, Some.telegram().value());
    }

    @Override
    public LineLease lease() {
        return lease;
    }
}
