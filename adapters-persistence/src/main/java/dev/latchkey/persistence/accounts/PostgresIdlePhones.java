package dev.latchkey.persistence.accounts;

import dev.latchkey.application.accounts.IdlePhones;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.persistence.SingleUse;
import dev.latchkey.persistence.Sql;
import java.time.Instant;
import java.util.Optional;

/** Idle phones in PostgreSQL. The row of the account is locked by who looks, so that nobody signs in meanwhile. */
public final class PostgresIdlePhones implements IdlePhones {
    private final Sql sql;

    public PostgresIdlePhones(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Optional<Holder> release(PhoneNumber phone, Instant usedSince, Instant now) {
        return SingleUse.consume(
                sql,
                """
                WITH idle AS (
                  SELECT id FROM account
                  WHERE phone = :phone AND deleted_at IS NULL AND (status = 'active' OR banned_until <= :now)
                    AND coalesce(last_login_at, updated_at) < :usedSince
                    AND NOT EXISTS (
                      SELECT FROM auth_session s WHERE s.account = account.id AND s.renewed_at >= :usedSince)
                  FOR UPDATE
                ), a AS (
                  UPDATE account SET
                    phone = CASE role WHEN 'admin' THEN phone END,
                    updated_at = CASE role WHEN 'admin' THEN updated_at ELSE :now END
                  FROM idle WHERE account.id = idle.id
                  RETURNING account.*
                )
                SELECT a.phone IS NULL AS released,
                """ + UserRow.COLUMNS + "FROM a LEFT JOIN referral r ON r.newcomer = a.id",
                params -> params.set("phone", phone.e164())
                        .set("usedSince", usedSince)
                        .set("now", now),
                row -> new Holder(UserRow.read(row), row.flag("released")));
    }
}
