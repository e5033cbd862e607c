package dev.latchkey.persistence.invites.rewards;

import dev.latchkey.application.invites.rewards.RewardEvent;
import dev.latchkey.application.invites.rewards.Rewards;
import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.persistence.Row;
import dev.latchkey.persistence.SingleUse;
import dev.latchkey.persistence.Sql;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** Rewards in PostgreSQL: the row that says that one is earned is what waits to be sent. */
public final class PostgresRewards implements Rewards {
    private final Sql sql;

    public PostgresRewards(Sql sql) {
        this.sql = sql;
    }

    @Override
    public boolean qualify(UUID id, UserId newcomer, Instant now) {
        // The account is locked whether or not it qualifies: else a referral and a proof that are written at the same
        // moment
        // would each be looked for before the other can be seen.
        return SingleUse.consume(
                sql,
                """
                WITH person AS MATERIALIZED (
                  SELECT * FROM account WHERE id = :newcomer FOR NO KEY UPDATE
                )
                INSERT INTO reward_event (newcomer, id, qualified_at, due_at)
                SELECT r.newcomer, :id, :now, :now
                FROM person JOIN referral r ON r.newcomer = person.id
                WHERE person.status = 'active' AND person.deleted_at IS NULL
                  AND (person.phone IS NOT NULL OR person.telegram_id IS NOT NULL
                       OR (person.email IS NOT NULL AND person.email_verified))
                ON CONFLICT (newcomer) DO NOTHING
                """,
                params -> params.set("newcomer", newcomer.value()).set("id", id).set("now", now));
    }

    @Override
    public List<RewardEvent> claim(int max, Duration lease, Instant now) {
        List<RewardEvent> claimed = SingleUse.consumeSome(
                sql,
                """
                UPDATE reward_event e SET due_at = :leaseEnd, attempts = e.attempts + 1
                FROM referral r
                WHERE r.newcomer = e.newcomer AND e.newcomer IN (
                  SELECT newcomer FROM reward_event
                  WHERE state = 'waiting' AND due_at <= :now
                  ORDER BY due_at
                  LIMIT :max
                  FOR UPDATE SKIP LOCKED)
                RETURNING e.id, e.newcomer, e.qualified_at, e.attempts, r.inviter, r.code, r.activated_at
                """,
                params ->
                        params.set("now", now).set("leaseEnd", now.plus(lease)).set("max", max),
                PostgresRewards::event);
        return claimed.stream()
                .sorted(Comparator.comparing(RewardEvent::qualifiedAt))
                .toList();
    }

    @Override
    public void settle(List<Attempt> attempts, Instant now) {
        sql.run(
                """
                UPDATE reward_event e SET state = s.state, due_at = s.due_at, settled_at = :now
                FROM unnest(
                  CAST(:ids AS uuid[]), CAST(:numbers AS integer[]), CAST(:states AS text[]), CAST(:dueAt AS timestamptz[])
                ) AS s(id, number, state, due_at)
                WHERE e.id = s.id AND e.state = 'waiting' AND (e.attempts = s.number OR s.state = 'delivered')
                """,
                params -> params.set("now", now)
                        .set("ids", each(attempts, Attempt::id))
                        .set("numbers", each(attempts, Attempt::number))
                        .set("states", each(attempts, attempt -> stateAfter(attempt.outcome())))
                        .set("dueAt", each(attempts, Attempt::retryAt)));
    }

    private static RewardEvent event(Row row) throws SQLException {
        return new RewardEvent(
                row.uuid("id"),
                new UserId(row.number("newcomer")),
                new UserId(row.number("inviter")),
                row.text("code"),
                row.instant("activated_at"),
                row.instant("qualified_at"),
                row.count("attempts"));
    }

    private static List<String> each(List<Attempt> attempts, Function<Attempt, Object> value) {
        return attempts.stream().map(value).map(Object::toString).toList();
    }

    private static String stateAfter(Outcome outcome) {
        return switch (outcome) {
            case DELIVERED -> "delivered";
            case AGAIN -> "waiting";
            case GIVEN_UP -> "given_up";
        };
    }
}
