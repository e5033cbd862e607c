package dev.latchkey.persistence.login;

import dev.latchkey.application.login.telegram.push.QuietChats;
import dev.latchkey.application.login.telegram.push.QuietChatsContract;
import dev.latchkey.persistence.Sql;
import dev.latchkey.persistence.StoresExtension;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(StoresExtension.class)
class PostgresQuietChatsIT implements QuietChatsContract {
    private final Sql sql;

    PostgresQuietChatsIT(Sql sql) {
        this.sql = sql;
    }

    @Override
    public QuietChats chats() {
        return new PostgresQuietChats(sql);
    }
}
