package dev.latchkey.persistence.login;

import dev.latchkey.application.login.telegram.push.WaitingPrompts;
import dev.latchkey.domain.accounts.TelegramId;
import dev.latchkey.domain.sessions.TokenHash;
import dev.latchkey.persistence.SingleUse;
import dev.latchkey.persistence.Sql;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** Prompts in PostgreSQL: whoever deletes the row has taken the prompt. */
public final class PostgresWaitingPrompts implements WaitingPrompts {
    private final Sql sql;

    public PostgresWaitingPrompts(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void add(TokenHash link, Instant until) {
        sql.run(
                "INSERT INTO telegram_prompt (link_hash, until) VALUES (:link, :until)",
                params -> params.set("link", link.bytes()).set("until", until));
    }

    @Override
    public Optional<Waiting> take() {
        return SingleUse.consume(
                sql,
                """
                DELETE FROM telegram_prompt WHERE ordinal = (
                  SELECT ordinal FROM telegram_prompt ORDER BY ordinal LIMIT 1 FOR UPDATE SKIP LOCKED)
                RETURNING link_hash, until
                """,
                params -> params,
                row -> new Waiting(new TokenHash(row.bytes("link_hash")), row.instant("until")));
    }

    @Override
    public void sent(TokenHash button, long message) {
        sql.run(
                "UPDATE telegram_session SET prompt_message = :message WHERE button_hash = :button",
                params -> params.set("message", message).set("button", button.bytes()));
    }

    @Override
    public Optional<Sent> lastTo(TelegramId who, Instant now) {
        return sql.one(
                """
                SELECT button_hash, prompt_message FROM telegram_session
                WHERE telegram_id = :who AND must_match AND expires_at > :now
                ORDER BY ordinal DESC LIMIT 1
                """,
                params -> params.set("who", who.value()).set("now", now),
                row -> new Sent(
                        new TokenHash(row.bytes("button_hash")),
                        row.maybeNumber("prompt_message").map(OptionalLong::of).orElse(OptionalLong.empty())));
    }
}
