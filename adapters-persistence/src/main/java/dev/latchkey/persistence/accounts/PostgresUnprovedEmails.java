package dev.latchkey.persistence.accounts;

import dev.latchkey.application.accounts.UnprovedEmails;
import dev.latchkey.domain.accounts.EmailAddress;
import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.persistence.SingleUse;
import dev.latchkey.persistence.Sql;
import java.time.Instant;
import java.util.Optional;

/** Unproved addresses in PostgreSQL. */
public final class PostgresUnprovedEmails implements UnprovedEmails {
    private final Sql sql;

    public PostgresUnprovedEmails(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Optional<UserId> release(EmailAddress email, UserId claimant, Instant now) {
        return SingleUse.consume(
                sql,
                """
                UPDATE account SET email = NULL, updated_at = :now
                WHERE lower(email COLLATE "C") = :email AND NOT email_verified AND id <> :claimant
                  AND role IN ('student', 'teacher') AND deleted_at IS NULL
                RETURNING id
                """,
                params -> params.set("email", email.key())
                        .set("claimant", claimant.value())
                        .set("now", now),
                row -> new UserId(row.number("id")));
    }
}
