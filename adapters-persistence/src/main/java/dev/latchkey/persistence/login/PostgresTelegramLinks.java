package dev.latchkey.persistence.login;

import dev.latchkey.application.login.telegram.TelegramLinks;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.accounts.TelegramId;
import dev.latchkey.domain.accounts.TelegramPerson;
import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.persistence.ConstraintViolated;
import dev.latchkey.persistence.SingleUse;
import dev.latchkey.persistence.Sql;
import dev.latchkey.persistence.accounts.UserRow;
import java.time.Instant;
import java.util.Optional;

/** Links in PostgreSQL; its unique index decides whose a Telegram is. */
public final class PostgresTelegramLinks implements TelegramLinks {
    /** Who has a phone, or a password and a name to go with it. */
    private static final String OTHER_WAY_IN = """
              (a.phone IS NOT NULL
                OR (num_nonnulls(a.email, a.username) > 0
                  AND EXISTS (SELECT FROM account_password p WHERE p.account = a.id)))
            """;

    private static final String TELEGRAM_INDEX = "account_telegram_id_key";

    private final Sql sql;

    public PostgresTelegramLinks(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Optional<Linked> link(UserId user, TelegramPerson person, Instant now) {
        try {
            return sql.one(
                    """
                    WITH before AS (
                      SELECT id, telegram_id FROM account WHERE id = :id AND deleted_at IS NULL FOR UPDATE
                    ), a AS (
                      UPDATE account SET
                        telegram_id = :telegram, telegram_username = :username,
                        updated_at = CASE before.telegram_id WHEN :telegram THEN updated_at ELSE :now END
                      FROM before WHERE account.id = before.id
                      RETURNING account.*
                    )
                    SELECT before.telegram_id AS telegram_before,
                    """ + UserRow.COLUMNS + "FROM before, a LEFT JOIN referral r ON r.newcomer = a.id",
                    params -> params.set("id", user.value())
                            .set("telegram", person.id().value())
                            .set("username", person.username())
                            .set("now", now),
                    row -> new Linked(
                            UserRow.read(row),
                            row.maybeNumber("telegram_before").map(TelegramId::new)));
        } catch (ConstraintViolated e) {
            if (e.constraint().equals(TELEGRAM_INDEX)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    @Override
    public Optional<Holder> holderOf(PhoneNumber phone) {
        return sql.one(
                "SELECT id, telegram_id FROM account WHERE phone = :phone AND deleted_at IS NULL",
                params -> params.set("phone", phone.e164()),
                row -> new Holder(
                        new UserId(row.number("id")),
                        row.maybeNumber("telegram_id").map(TelegramId::new)));
    }

    @Override
    public boolean isTaken(TelegramId telegram) {
        return sql.one(
                        "SELECT true AS taken FROM account WHERE telegram_id = :telegram AND deleted_at IS NULL",
                        params -> params.set("telegram", telegram.value()),
                        row -> row.flag("taken"))
                .isPresent();
    }

    @Override
    public Optional<TelegramId> unlink(UserId user, Instant now) {
        return SingleUse.consume(
                sql,
                """
                WITH before AS (
                  SELECT id, telegram_id FROM account
                  WHERE id = :id AND telegram_id IS NOT NULL AND deleted_at IS NULL FOR UPDATE
                )
                UPDATE account a SET telegram_id = NULL, telegram_username = NULL, updated_at = :now
                FROM before
                WHERE a.id = before.id AND
                """ + OTHER_WAY_IN + "RETURNING before.telegram_id AS telegram_before",
                params -> params.set("id", user.value()).set("now", now),
                row -> new TelegramId(row.number("telegram_before")));
    }

    @Override
    public Optional<UserId> unlink(TelegramId telegram, Instant now) {
        return SingleUse.consume(
                sql,
                """
                UPDATE account a SET telegram_id = NULL, telegram_username = NULL, updated_at = :now
                WHERE a.telegram_id = :telegram AND a.deleted_at IS NULL AND a.status = 'active' AND
                """ + OTHER_WAY_IN + "RETURNING a.id",
                params -> params.set("telegram", telegram.value()).set("now", now),
                row -> new UserId(row.number("id")));
    }
}
