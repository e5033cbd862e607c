package dev.latchkey.persistence.login;

import dev.latchkey.application.login.password.Passwords;
import dev.latchkey.domain.accounts.EmailAddress;
import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.domain.accounts.Username;
import dev.latchkey.domain.login.LoginName;
import dev.latchkey.domain.login.PasswordHash;
import dev.latchkey.persistence.SingleUse;
import dev.latchkey.persistence.Sql;
import java.time.Instant;
import java.util.Optional;

/** Passwords in PostgreSQL. A trigger forgets those of deleted accounts. */
public final class PostgresPasswords implements Passwords {
    private static final String BY_EMAIL = "lower(a.email COLLATE \"C\") = :key";
    private static final String BY_USERNAME = "lower(a.username COLLATE \"C\") = :key";

    private final Sql sql;

    public PostgresPasswords(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Optional<Found> find(LoginName name) {
        boolean isAddress = name.typed().indexOf('@') >= 0;
        // What can be no name is asked for too, under one that nobody has, so that it takes as long.
        String key = isAddress
                ? name.email().map(EmailAddress::key).orElse("@")
                : name.username().map(Username::key).orElse("@");
        return sql.one(
                "SELECT a.id, p.hash FROM account a LEFT JOIN account_password p ON p.account = a.id"
                        + " WHERE a.deleted_at IS NULL AND " + (isAddress ? BY_EMAIL : BY_USERNAME),
                params -> params.set("key", key),
                row -> new Found(
                        new UserId(row.number("id")), row.maybeText("hash").map(PasswordHash::new)));
    }

    @Override
    public Optional<PasswordHash> of(UserId user) {
        return sql.one(
                "SELECT hash FROM account_password WHERE account = :user",
                params -> params.set("user", user.value()),
                row -> new PasswordHash(row.text("hash")));
    }

    @Override
    public void set(UserId user, PasswordHash hash, Instant now) {
        sql.run(
                """
                INSERT INTO account_password (account, hash, changed_at) VALUES (:user, :hash, :now)
                ON CONFLICT (account) DO UPDATE SET hash = excluded.hash, changed_at = excluded.changed_at
                """,
                params -> params.set("user", user.value())
                        .set("hash", hash.text())
                        .set("now", now));
    }

    @Override
    public boolean setFirst(UserId user, PasswordHash hash, Instant now) {
        return SingleUse.consume(
                sql,
                """
                INSERT INTO account_password (account, hash, changed_at) VALUES (:user, :hash, :now)
                ON CONFLICT (account) DO NOTHING
                """,
                params -> params.set("user", user.value())
                        .set("hash", hash.text())
                        .set("now", now));
    }

    @Override
    public boolean replace(UserId user, PasswordHash old, PasswordHash fresh, Instant now) {
        return SingleUse.consume(
                sql,
                "UPDATE account_password SET hash = :fresh, changed_at = :now WHERE account = :user AND hash = :old",
                params -> params.set("user", user.value())
                        .set("old", old.text())
                        .set("fresh", fresh.text())
                        .set("now", now));
    }

    @Override
    public boolean holds(UserId user, PasswordHash hash) {
        return sql.one(
                        """
                        SELECT true AS held FROM account_password
                        WHERE account = :user AND hash = :hash
                        FOR SHARE
                        """,
                        params -> params.set("user", user.value()).set("hash", hash.text()),
                        row -> row.flag("held"))
                .orElse(false);
    }
}
