package dev.latchkey.persistence.login;

import dev.latchkey.application.login.telegram.OidcAttempts;
import dev.latchkey.domain.invites.InvitationCode;
import dev.latchkey.domain.sessions.TokenHash;
import dev.latchkey.persistence.SingleUse;
import dev.latchkey.persistence.Sql;
import java.time.Instant;
import java.util.Optional;

/** Attempts in PostgreSQL. */
public final class PostgresOidcAttempts implements OidcAttempts {
    private final Sql sql;

    public PostgresOidcAttempts(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void begin(Attempt attempt) {
        sql.run(
                """
                INSERT INTO telegram_attempt (key_hash, browser_hash, invite_code, expires_at)
                VALUES (:key, :browser, :invite, :expiresAt)
                """,
                params -> params.set("key", attempt.key().bytes())
                        .set("browser", attempt.browser().bytes())
                        .set("invite", attempt.invite().map(InvitationCode::value))
                        .set("expiresAt", attempt.expiresAt()));
    }

    @Override
    public Optional<Attempt> end(TokenHash key, TokenHash browser, Instant now) {
        return SingleUse.consume(
                sql,
                """
                DELETE FROM telegram_attempt
                WHERE key_hash = :key AND browser_hash = :browser AND expires_at > :now
                RETURNING invite_code, expires_at
                """,
                params -> params.set("key", key.bytes())
                        .set("browser", browser.bytes())
                        .set("now", now),
                row -> new Attempt(
                        key,
                        browser,
                        row.maybeText("invite_code").map(InvitationCode::typed),
                        row.instant("expires_at")));
    }
}
