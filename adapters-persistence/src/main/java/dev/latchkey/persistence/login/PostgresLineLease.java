package dev.latchkey.persistence.login;

import dev.latchkey.application.login.telegram.line.LineLease;
import dev.latchkey.persistence.SingleUse;
import dev.latchkey.persistence.Sql;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The line of one bot in PostgreSQL: a row that one instance can have. */
public final class PostgresLineLease implements LineLease {
    private final Sql sql;
    private final long bot;

    public PostgresLineLease(Sql sql, long bot) {
        this.sql = sql;
        this.bot = bot;
    }

    @Override
    public Optional<Tenure> take(String holder, Duration duration, Instant now) {
        return SingleUse.consume(
                sql,
                """
                INSERT INTO telegram_line AS l (bot_id, holder, held_until, moved_at)
                VALUES (:bot, :holder, :until, :now)
                ON CONFLICT (bot_id) DO UPDATE SET holder = excluded.holder, held_until = excluded.held_until
                WHERE l.holder = excluded.holder OR l.held_until <= :now
                RETURNING next_update, moved_at, webhook
                """,
                params -> params.set("bot", bot)
                        .set("holder", holder)
                        .set("until", now.plus(duration))
                        .set("now", now),
                row -> new Tenure(row.number("next_update"), row.instant("moved_at"), row.maybeText("webhook")));
    }

    @Override
    public boolean advance(String holder, long next, Instant now) {
        return SingleUse.consume(
                sql,
                "UPDATE telegram_line SET next_update = :next, moved_at = :now WHERE bot_id = :bot AND holder = :holder",
                params -> params.set("bot", bot)
                        .set("holder", holder)
                        .set("next", next)
                        .set("now", now));
    }

    @Override
    public boolean mark(String holder, String webhook) {
        return SingleUse.consume(
                sql,
                "UPDATE telegram_line SET webhook = :webhook WHERE bot_id = :bot AND holder = :holder",
                params -> params.set("bot", bot).set("holder", holder).set("webhook", webhook));
    }

    @Override
    public void release(String holder, Instant notBefore) {
        sql.run("""
                UPDATE telegram_line SET holder = NULL, held_until = :notBefore
                WHERE bot_id = :bot AND holder = :holder
                """, params -> params.set("bot", bot).set("holder", holder).set("notBefore", notBefore));
    }

    @Override
    public Optional<Held> held(Instant now) {
        return sql.one(
                """
                SELECT holder, held_until FROM telegram_line
                WHERE bot_id = :bot AND holder IS NOT NULL AND held_until > :now
                """,
                params -> params.set("bot", bot).set("now", now),
                row -> new Held(row.text("holder"), row.instant("held_until")));
    }
}
