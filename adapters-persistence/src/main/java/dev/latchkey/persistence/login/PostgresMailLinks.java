package dev.latchkey.persistence.login;

import dev.latchkey.application.login.password.MailLinks;
import dev.latchkey.domain.accounts.EmailAddress;
import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.domain.login.LinkPurpose;
import dev.latchkey.domain.sessions.TokenHash;
import dev.latchkey.domain.shared.Word;
import dev.latchkey.persistence.SingleUse;
import dev.latchkey.persistence.Sql;
import java.time.Instant;
import java.util.Optional;

/** Links in PostgreSQL. */
public final class PostgresMailLinks implements MailLinks {
    private static final String GOOD = """
            l.token_hash = :token AND l.purpose = :purpose AND l.expires_at > :now
            AND a.id = l.account AND a.status = 'active' AND a.deleted_at IS NULL
            AND (l.purpose = 'change_email' OR lower(a.email COLLATE "C") = lower(l.email COLLATE "C"))
            AND (l.purpose <> 'reset_password' OR a.email_verified OR (a.phone IS NULL AND a.telegram_id IS NULL))
            """;

    private final Sql sql;

    public PostgresMailLinks(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void issue(MailLink link) {
        sql.run(
                """
                INSERT INTO mail_link (account, purpose, token_hash, email, created_at, expires_at)
                VALUES (:account, :purpose, :token, :email, :createdAt, :expiresAt)
                ON CONFLICT (account, purpose) DO UPDATE SET
                  token_hash = excluded.token_hash, email = excluded.email,
                  created_at = excluded.created_at, expires_at = excluded.expires_at
                """,
                params -> params.set("account", link.user().value())
                        .set("purpose", Word.of(link.purpose()))
                        .set("token", link.token().bytes())
                        .set("email", link.email().value())
                        .set("createdAt", link.createdAt())
                        .set("expiresAt", link.expiresAt()));
    }

    @Override
    public Optional<UserId> ownerOf(TokenHash token, LinkPurpose purpose, Instant now) {
        return sql.one(
                "SELECT l.account FROM mail_link l, account a WHERE " + GOOD,
                params -> params.set("token", token.bytes())
                        .set("purpose", Word.of(purpose))
                        .set("now", now),
                row -> new UserId(row.number("account")));
    }

    @Override
    public Optional<Used> use(TokenHash token, LinkPurpose purpose, Instant now) {
        return SingleUse.consume(
                sql,
                "DELETE FROM mail_link l USING account a WHERE " + GOOD + " RETURNING l.account, l.email",
                params -> params.set("token", token.bytes())
                        .set("purpose", Word.of(purpose))
                        .set("now", now),
                row -> new Used(new UserId(row.number("account")), new EmailAddress(row.text("email"))));
    }

    @Override
    public void revoke(UserId user, LinkPurpose purpose) {
        sql.run(
                "DELETE FROM mail_link WHERE account = :account AND purpose = :purpose",
                params -> params.set("account", user.value()).set("purpose", Word.of(purpose)));
    }
}
