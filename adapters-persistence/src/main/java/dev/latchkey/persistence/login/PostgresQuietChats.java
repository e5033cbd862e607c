package dev.latchkey.persistence.login;

import dev.latchkey.application.login.telegram.push.QuietChats;
import dev.latchkey.domain.accounts.TelegramId;
import dev.latchkey.persistence.Sql;
import java.time.Instant;

/** Quiet chats in PostgreSQL. */
public final class PostgresQuietChats implements QuietChats {
    private final Sql sql;

    public PostgresQuietChats(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void quieten(TelegramId chat, Instant until) {
        sql.run("""
                INSERT INTO telegram_quiet AS quiet (telegram_id, until) VALUES (:chat, :until)
                ON CONFLICT (telegram_id) DO UPDATE SET until = greatest(quiet.until, excluded.until)
                """, params -> params.set("chat", chat.value()).set("until", until));
    }

    @Override
    public boolean isQuiet(TelegramId chat, Instant now) {
        return sql.one(
                        "SELECT true AS quiet FROM telegram_quiet WHERE telegram_id = :chat AND until > :now",
                        params -> params.set("chat", chat.value()).set("now", now),
                        row -> row.flag("quiet"))
                .isPresent();
    }
}
