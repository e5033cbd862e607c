package dev.latchkey.persistence.login;

import dev.latchkey.application.login.telegram.push.TelegramSessions;
import dev.latchkey.application.login.telegram.push.WaitingPrompts;
import dev.latchkey.application.login.telegram.push.WaitingPromptsContract;
import dev.latchkey.persistence.Sql;
import dev.latchkey.persistence.StoresExtension;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(StoresExtension.class)
class PostgresWaitingPromptsIT implements WaitingPromptsContract {
    private final Sql sql;

    PostgresWaitingPromptsIT(Sql sql) {
        this.sql = sql;
    }

    @Override
    public WaitingPrompts prompts() {
        return new PostgresWaitingPrompts(sql);
    }

    @Override
    public TelegramSessions sessions() {
        return new PostgresTelegramSessions(sql);
    }
}
