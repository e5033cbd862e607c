package dev.latchkey.persistence;

import dev.latchkey.application.shared.Leftovers;
import dev.latchkey.domain.login.CodeRules;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Rows that no one will ask for any more. Each visit takes a bounded number, so that nobody waits for it. */
public final class PostgresLeftovers implements Leftovers {
    private static final Duration DAY = Duration.ofDays(1);

    private final Sql sql;
    private final String delete;
    private final Duration age;

    private PostgresLeftovers(Sql sql, String table, String useless, Duration age) {
        this.sql = sql;
        this.delete = "DELETE FROM " + table + " WHERE ctid = ANY (ARRAY(SELECT ctid FROM " + table + " WHERE "
                + useless + " LIMIT 1000))";
        this.age = age;
    }

    /** What every table may be cleared of. */
    public static List<Leftovers> all(Sql sql) {
        return List.of(
                new PostgresLeftovers(
                        sql,
                        "rate_counter",
                        "coalesce(taken[cardinality(taken)], 0) + span <= (extract(epoch FROM :before) * 1000000)::bigint",
                        Duration.ZERO),
                new PostgresLeftovers(sql, "code_challenge", "expires_at < :before", DAY),
                new PostgresLeftovers(sql, "mail_link", "expires_at < :before", DAY),
                new PostgresLeftovers(sql, "network_guess", "guessed_at < :before", CodeRules.MEMORY),
                new PostgresLeftovers(
                        sql,
                        "guess_memory",
                        "locked_until < :before AND cardinality(later_than(guessed_at, :before)) = 0",
                        CodeRules.LOCK_MEMORY),
                new PostgresLeftovers(
                        sql, "outbox_message", "created_at < :before AND text IS NULL", DAY.multipliedBy(30)),
                new PostgresLeftovers(sql, "sms_decision", "at < :before", DAY.multipliedBy(30)),
                new PostgresLeftovers(sql, "gateway_hour", "hour < :before", DAY.multipliedBy(90)),
                new PostgresLeftovers(sql, "telegram_spent", "expires_at < :before", DAY),
                new PostgresLeftovers(sql, "telegram_attempt", "expires_at < :before", DAY),
                new PostgresLeftovers(sql, "telegram_session", "expires_at < :before", DAY),
                new PostgresLeftovers(sql, "telegram_prompt", "until < :before", Duration.ZERO),
                // Longer than Telegram repeats itself, and less than the week after which it may count anew.
                new PostgresLeftovers(sql, "telegram_update", "received_at < :before", DAY.multipliedBy(3)),
                new PostgresLeftovers(sql, "telegram_quiet", "until < :before", Duration.ZERO),
                new PostgresLeftovers(sql, "session_revocation", "until < :before", DAY),
                new PostgresLeftovers(sql, "auth_session", "ends_at < :before", DAY.multipliedBy(90)));
    }

    @Override
    public int clear(Instant now) {
        return sql.change(delete, params -> params.set("before", now.minus(age)));
    }
}
