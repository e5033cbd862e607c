package dev.latchkey.persistence.login;

import dev.latchkey.application.login.telegram.line.WaitingUpdate;
import dev.latchkey.application.login.telegram.line.WaitingUpdates;
import dev.latchkey.domain.shared.Word;
import dev.latchkey.persistence.ConstraintViolated;
import dev.latchkey.persistence.Params;
import dev.latchkey.persistence.Row;
import dev.latchkey.persistence.SingleUse;
import dev.latchkey.persistence.Sql;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The updates of one bot in PostgreSQL. Claims are told apart by their attempts: a claim that was lost changes nothing. */
public final class PostgresWaitingUpdates implements WaitingUpdates {
    private static final String ONE_OF_A_PERSON = "telegram_update_one_of_a_person_idx";

    private static final String STILL_OURS =
            " WHERE bot_id = :bot AND update_id = :id AND state = 'claimed' AND attempts = :attempts";

    private final Sql sql;
    private final long bot;

    public PostgresWaitingUpdates(Sql sql, long bot) {
        this.sql = sql;
        this.bot = bot;
    }

    @Override
    public void add(List<WaitingUpdate> updates) {
        int unused = sql.changeForEach(
                updates,
                """
                INSERT INTO telegram_update (bot_id, update_id, person, json, received_at, due_at)
                VALUES (:bot, :id, :person, :json, :at, :at)
                ON CONFLICT (bot_id, update_id) DO NOTHING
                """,
                (params, update) -> params.set("bot", bot)
                        .set("id", update.id())
                        .set("person", optional(update.person()))
                        .set("json", update.json())
                        .set("at", update.receivedAt()));
    }

    @Override
    public List<WaitingUpdate> claim(int max, Duration lease, Instant now) {
        try {
            return SingleUse.consumeSome(
                            sql,
                            """
                            UPDATE telegram_update SET state = 'claimed', due_at = :leaseEnd, attempts = attempts + 1
                            WHERE bot_id = :bot AND update_id IN (
                              SELECT u.update_id FROM telegram_update u
                              WHERE u.bot_id = :bot AND u.json IS NOT NULL AND u.due_at <= :now
                                AND (u.state = 'claimed' OR NOT EXISTS (
                                  SELECT FROM telegram_update o
                                  WHERE o.bot_id = :bot AND o.person = u.person AND o.json IS NOT NULL
                                    AND (o.state = 'claimed' OR o.update_id < u.update_id
                                      AND (o.attempts < :patience OR o.due_at <= :now))))
                              ORDER BY u.update_id
                              LIMIT :max
                              FOR UPDATE SKIP LOCKED)
                            RETURNING update_id, person, json, received_at, attempts
                            """,
                            params -> params.set("bot", bot)
                                    .set("now", now)
                                    .set("leaseEnd", now.plus(lease))
                                    .set("patience", PATIENCE)
                                    .set("max", max),
                            PostgresWaitingUpdates::update)
                    .stream()
                    .sorted(Comparator.comparingLong(WaitingUpdate::id))
                    .toList();
        } catch (ConstraintViolated e) {
            if (!e.constraint().equals(ONE_OF_A_PERSON)) {
                throw e;
            }
            // Somebody has taken another update of one of these people meanwhile; the next look knows of it.
            return List.of();
        }
    }

    @Override
    public void renew(List<WaitingUpdate> claimed, Duration lease, Instant now) {
        int unused = sql.changeForEach(
                claimed,
                "UPDATE telegram_update SET due_at = :leaseEnd" + STILL_OURS,
                (params, update) -> ours(params, update).set("leaseEnd", now.plus(lease)));
    }

    @Override
    public void finish(WaitingUpdate claimed, Ending ending, Instant now) {
        sql.run(
                "UPDATE telegram_update SET state = :state, json = NULL, settled_at = :now" + STILL_OURS,
                params -> ours(params, claimed).set("state", Word.of(ending)).set("now", now));
    }

    @Override
    public void repeat(WaitingUpdate claimed, Instant retryAt) {
        sql.run(
                "UPDATE telegram_update SET state = 'waiting', due_at = :retryAt" + STILL_OURS,
                params -> ours(params, claimed).set("retryAt", retryAt));
    }

    @Override
    public Figures figures() {
        return sql.one(
                        """
                        SELECT count(*) FILTER (WHERE json IS NOT NULL) AS waiting,
                               count(*) FILTER (WHERE state = 'given_up') AS given_up,
                               max(received_at) AS last_received
                        FROM telegram_update WHERE bot_id = :bot
                        """,
                        params -> params.set("bot", bot),
                        row -> new Figures(
                                row.count("waiting"), row.count("given_up"), row.maybeInstant("last_received")))
                .orElseThrow();
    }

    private Params ours(Params params, WaitingUpdate update) throws SQLException {
        return params.set("bot", bot).set("id", update.id()).set("attempts", update.attempts());
    }

    private static WaitingUpdate update(Row row) throws SQLException {
        OptionalLong person = row.maybeNumber("person").map(OptionalLong::of).orElseGet(OptionalLong::empty);
        return new WaitingUpdate(
                row.number("update_id"), person, row.bytes("json"), row.instant("received_at"), row.count("attempts"));
    }

    private static Optional<Long> optional(OptionalLong value) {
        return value.isPresent() ? Optional.of(value.getAsLong()) : Optional.empty();
    }
}
