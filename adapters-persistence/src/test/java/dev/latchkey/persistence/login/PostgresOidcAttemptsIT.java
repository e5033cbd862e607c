package dev.latchkey.persistence.login;

import dev.latchkey.application.login.telegram.OidcAttempts;
import dev.latchkey.application.login.telegram.OidcAttemptsContract;
import dev.latchkey.persistence.Sql;
import dev.latchkey.persistence.StoresExtension;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(StoresExtension.class)
class PostgresOidcAttemptsIT implements OidcAttemptsContract {
    private final Sql sql;

    PostgresOidcAttemptsIT(Sql sql) {
        this.sql = sql;
    }

    @Override
    public OidcAttempts attempts() {
        return new PostgresOidcAttempts(sql);
    }
}
