package dev.latchkey.persistence.accounts;

import dev.latchkey.application.accounts.Accounts;
import dev.latchkey.application.accounts.EmailMoved;
import dev.latchkey.application.accounts.NewAccount;
import dev.latchkey.application.accounts.PhoneMoved;
import dev.latchkey.application.accounts.ProfileChanges;
import dev.latchkey.domain.accounts.EmailAddress;
import dev.latchkey.domain.accounts.Identifier;
import dev.latchkey.domain.accounts.Language;
import dev.latchkey.domain.accounts.PersonName;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.accounts.Role;
import dev.latchkey.domain.accounts.TelegramId;
import dev.latchkey.domain.accounts.TelegramPerson;
import dev.latchkey.domain.accounts.User;
import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.domain.accounts.Username;
import dev.latchkey.domain.shared.Word;
import dev.latchkey.persistence.Params;
import dev.latchkey.persistence.SingleUse;
import dev.latchkey.persistence.Sql;
import java.time.Instant;
import java.util.Optional;

/** Accounts in PostgreSQL; its unique indexes decide who has what. */
public final class PostgresAccounts implements Accounts {
    private static final String USER = "SELECT " + UserRow.COLUMNS;

    private static final String ENTER = """
            status = CASE WHEN banned_until <= :now THEN 'active' ELSE status END,
            last_login_at = CASE WHEN status = 'active' OR banned_until <= :now THEN :now ELSE last_login_at END
            """;

    private final Sql sql;
    private final AccountChanges changes;

    /** Never false again once true: then nobody has to ask the database any more. */
    private volatile boolean firstIsGone;

    public PostgresAccounts(Sql sql) {
        this.sql = sql;
        this.changes = new AccountChanges(sql);
    }

    @Override
    public Optional<User> find(UserId id) {
        return sql.one(USER + """
                FROM account a LEFT JOIN referral r ON r.newcomer = a.id
                WHERE a.id = :id AND a.deleted_at IS NULL
                """, params -> params.set("id", id.value()), UserRow::read);
    }

    @Override
    public Optional<User> signIn(UserId id, Instant now) {
        return entered(ENTER, "id = :id", now, params -> params.set("id", id.value()));
    }

    @Override
    public Optional<User> signInByPhone(PhoneNumber phone, Instant now) {
        return entered(ENTER, "phone = :phone", now, params -> params.set("phone", phone.e164()));
    }

    @Override
    public Optional<User> signInByTelegram(TelegramPerson person, Instant now) {
        return entered(
                "telegram_username = :username, " + ENTER,
                "telegram_id = :telegram",
                now,
                params -> params.set("telegram", person.id().value()).set("username", person.username()));
    }

    @Override
    public Optional<User> findByEmail(EmailAddress email) {
        return sql.one(USER + """
                FROM account a LEFT JOIN referral r ON r.newcomer = a.id
                WHERE lower(a.email COLLATE "C") = :email AND a.deleted_at IS NULL
                """, params -> params.set("email", email.key()), UserRow::read);
    }

    @Override
    public Optional<User> findByTelegram(TelegramId telegram) {
        return sql.one(USER + """
                FROM account a LEFT JOIN referral r ON r.newcomer = a.id
                WHERE a.telegram_id = :telegram AND a.deleted_at IS NULL
                """, params -> params.set("telegram", telegram.value()), UserRow::read);
    }

    @Override
    public boolean isTaken(Username username) {
        return sql.one(
                        "SELECT true AS taken FROM account WHERE lower(username COLLATE \"C\") = :username",
                        params -> params.set("username", username.key()),
                        row -> row.flag("taken"))
                .orElse(false);
    }

    @Override
    public boolean isTaken(Identifier identifier) {
        IdentifierKey key = IdentifierKey.of(identifier);
        return sql.one(
                        "SELECT true AS taken FROM account WHERE " + key.condition(),
                        params -> params.set("key", key.value()),
                        row -> row.flag("taken"))
                .orElse(false);
    }

    @Override
    public Optional<User> open(NewAccount account) {
        return sql.one(
                """
                INSERT INTO account (phone, email, telegram_id, telegram_username, username, first_name, last_name, language,
                                     invite_code, created_at, updated_at, last_login_at)
                VALUES (:phone, :email, :telegram, :telegramUsername, :username, :firstName, :lastName, :language,
                        :inviteCode, :now, :now, :now)
                ON CONFLICT DO NOTHING
                RETURNING *, NULL::text AS activated_invite_code, 0 AS invited_count, false AS is_provider,
                          NULL::uuid AS avatar
                """,
                params -> params.set("phone", account.phone().map(PhoneNumber::e164))
                        .set("email", account.email().map(EmailAddress::value))
                        .set("telegram", account.telegram().map(TelegramId::value))
                        .set("telegramUsername", account.newcomer().telegramUsername())
                        .set("username", account.newcomer().username().map(Username::value))
                        .set("firstName", account.newcomer().firstName().map(PersonName::value))
                        .set("lastName", account.newcomer().lastName().map(PersonName::value))
                        .set("language", account.language().map(Language::tag))
                        .set("inviteCode", account.inviteCode().value())
                        .set("now", account.openedAt()),
                UserRow::read);
    }

    @Override
    public boolean claimFirst(UserId id, Instant now) {
        if (firstIsGone) {
            return false;
        }
        // A claim beside this one makes the insert wait for its end, so at most one of them inserts. Whoever has only
        // written an address has proved nothing and stands in nobody's way; people who were imported have moved in.
        boolean claimed = SingleUse.consume(
                sql, """
                WITH claimed AS (
                  INSERT INTO first_account (account, claimed_at)
                  SELECT :id, :now
                  WHERE NOT EXISTS (
                    SELECT FROM account
                    WHERE id <> :id
                      AND (num_nonnulls(phone, telegram_id, deleted_at) > 0 OR email_verified
                        OR role IN ('moderator', 'admin')))
                    AND NOT EXISTS (SELECT FROM external_account)
                  ON CONFLICT DO NOTHING
                  RETURNING account
                )
                UPDATE account SET role = 'admin' FROM claimed WHERE account.id = claimed.account
                """, params -> params.set("id", id.value()).set("now", now));
        firstIsGone = !claimed;
        return claimed;
    }

    @Override
    public Optional<PhoneMoved> movePhone(UserId id, PhoneNumber phone, Instant now) {
        return changes.movePhone(id, phone, now);
    }

    @Override
    public Optional<EmailMoved> moveEmail(UserId id, EmailAddress email, Instant now) {
        return changes.moveEmail(id, email, now);
    }

    @Override
    public Optional<User> edit(UserId id, ProfileChanges wanted, Instant now) {
        return changes.edit(id, wanted, now);
    }

    @Override
    public Optional<User> preset(UserId id, Role role) {
        return sql.one(
                """
                WITH a AS (
                  UPDATE account SET role = :role
                  WHERE id = :id AND role = 'student' AND deleted_at IS NULL
                  RETURNING *
                )
                """ + AccountChanges.CHANGED,
                params -> params.set("id", id.value()).set("role", Word.of(role)),
                UserRow::read);
    }

    @Override
    public boolean verifyEmail(UserId id, EmailAddress email, Instant now) {
        return SingleUse.consume(
                sql,
                """
                UPDATE account SET email_verified = true, updated_at = :now
                WHERE id = :id AND lower(email COLLATE "C") = :email AND NOT email_verified AND deleted_at IS NULL
                """,
                params -> params.set("id", id.value()).set("email", email.key()).set("now", now));
    }

    /** Lets in whoever is meant: an ended ban is lifted, and only those who are not banned have been there. */
    private Optional<User> entered(String values, String whom, Instant now, Params.Binding key) {
        return sql.one(
                """
                WITH a AS (
                  UPDATE account SET %s WHERE %s AND deleted_at IS NULL
                  RETURNING *
                )
                """.formatted(values, whom) + AccountChanges.CHANGED,
                params -> key.of(params).set("now", now),
                UserRow::read);
    }
}
