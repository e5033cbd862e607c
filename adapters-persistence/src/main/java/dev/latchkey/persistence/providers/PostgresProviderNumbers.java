package dev.latchkey.persistence.providers;

import dev.latchkey.application.providers.DayRange;
import dev.latchkey.application.providers.ProviderNumbers;
import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.domain.sessions.AuthMethod;
import dev.latchkey.persistence.Sql;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** The numbers of providers, counted by PostgreSQL. */
public final class PostgresProviderNumbers implements ProviderNumbers {
    private final Sql sql;

    public PostgresProviderNumbers(Sql sql) {
        this.sql = sql;
    }

    @Override
    public List<Joined> joined(UserId inviter, DayRange days, Instant activeSince) {
        // Who opened an account with the code did both at the same moment: one transaction has one time.
        return sql.all(
                """
                SELECT to_char(came.activated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS day,
                  count(*) AS invited,
                  count(*) FILTER (WHERE came.created_at = came.activated_at) AS opened,
                  count(*) FILTER (WHERE came.verified) AS verified,
                  count(*) FILTER (
                    WHERE came.verified AND came.status = 'active'
                      AND EXISTS (SELECT FROM auth_session s WHERE s.account = came.id AND s.renewed_at >= :activeSince)
                  ) AS active
                FROM (
                  SELECT r.activated_at, a.id, a.created_at, a.status,
                    a.phone IS NOT NULL OR a.telegram_id IS NOT NULL OR (a.email IS NOT NULL AND a.email_verified)
                      AS verified
                  FROM referral r JOIN account a ON a.id = r.newcomer
                  WHERE r.inviter = :inviter AND r.activated_at >= :begin AND r.activated_at < :end
                ) came
                GROUP BY day
                """,
                params -> params.set("inviter", inviter.value())
                        .set("begin", days.begin())
                        .set("end", days.end())
                        .set("activeSince", activeSince),
                row -> new Joined(
                        LocalDate.parse(row.text("day")),
                        row.count("invited"),
                        row.count("opened"),
                        row.count("verified"),
                        row.count("active")));
    }

    @Override
    public List<SignIns> signIns(UserId inviter, DayRange days) {
        return sql.all(
                """
                SELECT to_char(s.opened_at AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS day, s.method, count(*) AS sign_ins
                FROM referral r JOIN auth_session s ON s.account = r.newcomer AND s.opened_at >= r.activated_at
                WHERE r.inviter = :inviter AND s.opened_at >= :begin AND s.opened_at < :end
                GROUP BY day, s.method
                """,
                params -> params.set("inviter", inviter.value())
                        .set("begin", days.begin())
                        .set("end", days.end()),
                row -> new SignIns(
                        LocalDate.parse(row.text("day")),
                        AuthMethod.ofReference(row.text("method")),
                        row.count("sign_ins")));
    }
}
