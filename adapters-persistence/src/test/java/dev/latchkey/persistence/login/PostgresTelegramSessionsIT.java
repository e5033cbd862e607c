package dev.latchkey.persistence.login;

import dev.latchkey.application.login.telegram.push.TelegramSessions;
import dev.latchkey.application.login.telegram.push.TelegramSessionsContract;
import dev.latchkey.persistence.Sql;
import dev.latchkey.persistence.StoresExtension;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(StoresExtension.class)
class PostgresTelegramSessionsIT implements TelegramSessionsContract {
    private final Sql sql;

    PostgresTelegramSessionsIT(Sql sql) {
        this.sql = sql;
    }

    @Override
    public TelegramSessions sessions() {
        return new PostgresTelegramSessions(sql);
    }
}
