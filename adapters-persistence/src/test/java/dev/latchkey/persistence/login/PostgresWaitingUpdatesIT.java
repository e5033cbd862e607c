package dev.latchkey.persistence.login;

import dev.latchkey.application.login.telegram.line.WaitingUpdates;
import dev.latchkey.application.login.telegram.line.WaitingUpdatesContract;
import dev.latchkey.application.shared.Some;
import dev.latchkey.persistence.Sql;
import dev.latchkey.persistence.StoresExtension;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(StoresExtension.class)
class PostgresWaitingUpdatesIT implements WaitingUpdatesContract {
    private final WaitingUpdates updates;

    PostgresWaitingUpdatesIT(Sql sql) {
        this.updates = new PostgresWaitingUpdates(sql, Some.telegram().value());
    }

    @Override
    public WaitingUpdates updates() {
        return updates;
    }
}
