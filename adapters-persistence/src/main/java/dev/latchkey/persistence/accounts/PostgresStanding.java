package dev.latchkey.persistence.accounts;

import dev.latchkey.application.accounts.Standing;
import dev.latchkey.domain.accounts.AccountProblem;
import dev.latchkey.domain.accounts.Ban;
import dev.latchkey.domain.accounts.BanReason;
import dev.latchkey.domain.accounts.EmailAddress;
import dev.latchkey.domain.accounts.Identifier;
import dev.latchkey.domain.accounts.Role;
import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.domain.accounts.Username;
import dev.latchkey.domain.invites.InviteCode;
import dev.latchkey.domain.shared.Refused;
import dev.latchkey.domain.shared.Word;
import dev.latchkey.persistence.ConstraintViolated;
import dev.latchkey.persistence.SingleUse;
import dev.latchkey.persistence.Sql;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The standing of accounts in PostgreSQL, where a trigger keeps an administrator. */
public final class PostgresStanding implements Standing {
    /** The name under which the trigger refuses. */
    private static final String LAST_ADMIN = "account_last_admin";

    private final Sql sql;

    public PostgresStanding(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Optional<Role> changeRole(UserId id, Role role, Instant now) {
        return keepingAnAdmin(() -> sql.one(
                """
                WITH before AS (
                  SELECT id, role FROM account WHERE id = :id AND deleted_at IS NULL FOR NO KEY UPDATE
                )
                UPDATE account a SET
                  role = :role, updated_at = CASE before.role WHEN :role THEN updated_at ELSE :now END
                FROM before WHERE a.id = before.id
                RETURNING before.role AS role_before
                """,
                params ->
                        params.set("id", id.value()).set("role", Word.of(role)).set("now", now),
                row -> row.constant("role_before", Role.class)));
    }

    @Override
    public Optional<UserId> makeAdmin(Identifier identifier, Instant now) {
        IdentifierKey key = IdentifierKey.of(identifier);
        String holder = key.condition() + (identifier instanceof EmailAddress ? " AND email_verified" : "");
        return sql.one(
                "UPDATE account SET role = 'admin', updated_at = :now WHERE " + holder
                        + " AND status = 'active' AND deleted_at IS NULL RETURNING id",
                params -> params.set("key", key.value()).set("now", now),
                row -> new UserId(row.number("id")));
    }

    @Override
    public boolean isWithoutAdmin() {
        long unused = sql.one("SELECT losses FROM admin_guard FOR UPDATE", none -> none, row -> row.number("losses"))
                .orElseThrow();
        return sql.one("""
                        SELECT NOT EXISTS (
                          SELECT FROM account WHERE role = 'admin' AND status = 'active' AND deleted_at IS NULL) AS without
                        """, none -> none, row -> row.flag("without")).orElseThrow();
    }

    @Override
    public Optional<UserId> openAdmin(
            Optional<EmailAddress> email, Optional<Username> username, InviteCode inviteCode, Instant now) {
        return sql.one(
                """
                INSERT INTO account (email, username, role, invite_code, created_at, updated_at)
                VALUES (:email, :username, 'admin', :inviteCode, :now, :now)
                ON CONFLICT DO NOTHING
                RETURNING id
                """,
                params -> params.set("email", email.map(EmailAddress::value))
                        .set("username", username.map(Username::value))
                        .set("inviteCode", inviteCode.value())
                        .set("now", now),
                row -> new UserId(row.number("id")));
    }

    @Override
    public boolean ban(UserId id, Set<Role> reach, Ban ban, Instant now) {
        return keepingAnAdmin(() -> sql.change(
                        """
                        UPDATE account SET
                          status = 'banned', ban_reason = :reason, banned_by = :by, banned_at = :since,
                          banned_until = :until, updated_at = :now
                        WHERE id = :id AND role = ANY (:reach) AND deleted_at IS NULL
                        """,
                        params -> params.set("id", id.value())
                                .set("reach", words(reach))
                                .set("reason", ban.reason().map(BanReason::value))
                                .set("by", ban.by().map(UserId::value))
                                .set("since", ban.since())
                                .set("until", ban.until())
                                .set("now", now))
                == 1);
    }

    @Override
    public boolean unban(UserId id, Set<Role> reach, Instant now) {
        return SingleUse.consume(
                sql,
                """
                UPDATE account SET status = 'active', updated_at = :now
                WHERE id = :id AND role = ANY (:reach) AND status = 'banned' AND deleted_at IS NULL
                """,
                params ->
                        params.set("id", id.value()).set("reach", words(reach)).set("now", now));
    }

    @Override
    public List<UserId> liftOver(Instant now) {
        return SingleUse.consumeSome(sql, """
                UPDATE account SET status = 'active', updated_at = :now
                WHERE status = 'banned' AND banned_until <= :now AND deleted_at IS NULL
                RETURNING id
                """, params -> params.set("now", now), row -> new UserId(row.number("id")));
    }

    /** Codes are voided before the account is locked, in the order in which they are confirmed: nobody waits for each other. */
    @Override
    public boolean delete(UserId id, Instant now) {
        return keepingAnAdmin(() -> SingleUse.consume(
                sql, """
                WITH void AS (
                  UPDATE code_challenge c SET closed_at = :now FROM account a
                  WHERE a.id = :id AND a.deleted_at IS NULL
                    AND c.phone = a.phone AND c.purpose <> 'sign_in' AND c.closed_at IS NULL
                  RETURNING c.id
                ), gone AS (
                  SELECT id FROM account
                  WHERE id = :id AND deleted_at IS NULL AND (SELECT count(*) FROM void) >= 0
                  FOR UPDATE
                ), nameless AS (
                  UPDATE auth_session s SET device = '', address = '', network = '' FROM gone
                  WHERE s.account = gone.id
                )
                UPDATE account a SET
                  deleted_at = :now, updated_at = :now, phone = NULL, email = NULL, email_verified = false,
                  username = NULL, first_name = NULL, last_name = NULL, telegram_id = NULL, telegram_username = NULL,
                  language = NULL, last_login_at = NULL, ban_reason = NULL
                FROM gone WHERE a.id = gone.id
                """, params -> params.set("id", id.value()).set("now", now)));
    }

    private static <T> T keepingAnAdmin(Supplier<T> change) {
        try {
            return change.get();
        } catch (ConstraintViolated e) {
            if (e.constraint().equals(LAST_ADMIN)) {
                throw new Refused(AccountProblem.LAST_ADMIN);
            }
            throw e;
        }
    }

    private static List<String> words(Set<Role> roles) {
        return roles.stream().map(Word::of).toList();
    }
}
