package dev.latchkey.persistence.messages;

import dev.latchkey.application.messages.figures.GatewayFigures;
import dev.latchkey.domain.messages.Demotion;
import dev.latchkey.domain.messages.GatewayRecord;
import dev.latchkey.persistence.Counter;
import dev.latchkey.persistence.SingleUse;
import dev.latchkey.persistence.Sql;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** The figures in PostgreSQL. */
public final class PostgresGatewayFigures implements GatewayFigures {
    private final Sql sql;

    public PostgresGatewayFigures(Sql sql) {
        this.sql = sql;
    }

    /**
     * First the codes that were right are noted at their messages, then what is new of each attempt is added. An attempt is locked
     * while it is looked at, and what of it was counted is kept beside it, so that nothing is counted twice; rows are added to in
     * one order, so that no two who count wait for each other.
     */
    @Override
    public int count(int max, Instant now) {
        noteVerified(now);
        return Counter.count(
                        sql,
                        """
                        WITH due AS (
                          SELECT a.id, a.gateway, date_trunc('hour', a.at, 'UTC') AS hour, calling_code(m.phone) AS country,
                                 a.counted AS before, a.at <= :ripe AS ripe,
                                 a.outcome IN ('sent', 'duplicate') AS taken, m.purpose LIKE '%\\_code' AS is_code,
                                 1 + CASE
                                   WHEN a.state = 'delivered' THEN 2
                                   WHEN a.state IN ('undelivered', 'expired', 'rejected') THEN 4
                                   ELSE 0 END
                                 + CASE WHEN m.verified_at IS NOT NULL AND m.gateway = a.gateway THEN 8 ELSE 0 END
                                 + CASE WHEN a.at <= :ripe THEN 16 ELSE 0 END AS bits
                          FROM message_attempt a JOIN outbox_message m ON m.id = a.message_id
                          WHERE a.count_at <= :now
                          ORDER BY a.count_at
                          LIMIT :max
                          FOR UPDATE OF a SKIP LOCKED
                        ), marked AS (
                          UPDATE message_attempt a SET
                            counted = a.counted | due.bits,
                            count_at = CASE WHEN due.taken AND NOT due.ripe THEN a.at + make_interval(secs => :timeToArrive) END
                          FROM due WHERE a.id = due.id
                        ), fresh AS (
                          SELECT gateway, country, hour, is_code, bits, bits & ~before AS bit FROM due WHERE taken
                        ), added AS (
                          INSERT INTO gateway_hour AS g (
                            gateway, country, hour, sent, delivered, undelivered, verified,
                            judged, judged_delivered, judged_undelivered, judged_verified)
                          SELECT gateway, country, hour,
                            count(*) FILTER (WHERE bit & 1 > 0), count(*) FILTER (WHERE bit & 2 > 0),
                            count(*) FILTER (WHERE bit & 4 > 0), count(*) FILTER (WHERE bit & 8 > 0),
                            count(*) FILTER (WHERE bit & 16 > 0 AND is_code),
                            count(*) FILTER (WHERE bit & 16 > 0 AND is_code AND bits & 2 > 0),
                            count(*) FILTER (WHERE bit & 16 > 0 AND is_code AND bits & 4 > 0),
                            count(*) FILTER (WHERE bit & 16 > 0 AND is_code AND bits & 8 > 0)
                          FROM fresh
                          GROUP BY gateway, country, hour
                          ORDER BY gateway, country, hour
                          ON CONFLICT (gateway, country, hour) DO UPDATE SET
                            sent = g.sent + EXCLUDED.sent, delivered = g.delivered + EXCLUDED.delivered,
                            undelivered = g.undelivered + EXCLUDED.undelivered,
                            verified = g.verified + EXCLUDED.verified, judged = g.judged + EXCLUDED.judged,
                            judged_delivered = g.judged_delivered + EXCLUDED.judged_delivered,
                            judged_undelivered = g.judged_undelivered + EXCLUDED.judged_undelivered,
                            judged_verified = g.judged_verified + EXCLUDED.judged_verified
                        )
                        SELECT count(*) AS looked_at FROM due
                        """,
                        params -> params.set("now", now)
                                .set("ripe", now.minus(TIME_TO_ARRIVE))
                                .set("timeToArrive", TIME_TO_ARRIVE.toSeconds())
                                .set("max", max),
                        row -> row.count("looked_at"))
                .get(0);
    }

    /**
     * A code that was right is not sent once more either: its spare text goes. Messages and attempts are changed one after the
     * other, as receipts hold an attempt while they wait for its message.
     */
    private void noteVerified(Instant now) {
        List<String> noted = SingleUse.consumeSome(
                sql, """
                WITH verified AS (
                  DELETE FROM code_verified WHERE ctid = ANY (ARRAY(
                    SELECT ctid FROM code_verified LIMIT 1000 FOR UPDATE SKIP LOCKED))
                  RETURNING phone, expires_at, at
                )
                UPDATE outbox_message m SET verified_at = v.at, spare = NULL
                FROM verified v
                WHERE m.phone = v.phone AND m.expires_at = v.expires_at AND m.verified_at IS NULL
                  AND m.purpose LIKE '%\\_code'
                RETURNING m.id
                """, params -> params, row -> row.uuid("id").toString());
        if (!noted.isEmpty()) {
            List<Long> unused = Counter.count(
                    sql, """
                    UPDATE message_attempt SET count_at = least(count_at, CAST(:now AS timestamptz))
                    WHERE message_id = ANY (CAST(:noted AS uuid[]))
                    RETURNING id
                    """, params -> params.set("now", now).set("noted", noted), row -> row.number("id"));
        }
    }

    @Override
    public List<Sums> sums(Instant fromHour) {
        return sql.all(
                """
                SELECT gateway, sum(sent)::bigint AS sent, sum(delivered)::bigint AS delivered,
                       sum(undelivered)::bigint AS undelivered, sum(verified)::bigint AS verified
                FROM gateway_hour WHERE hour >= :from GROUP BY gateway
                """,
                params -> params.set("from", fromHour),
                row -> new Sums(
                        row.text("gateway"),
                        row.number("sent"),
                        row.number("delivered"),
                        row.number("undelivered"),
                        row.number("verified")));
    }

    @Override
    public List<GatewayRecord> records(Instant fromHour) {
        return sql.all(
                """
                SELECT gateway, country, sum(judged)::bigint AS judged, sum(judged_delivered)::bigint AS delivered,
                       sum(judged_undelivered)::bigint AS undelivered, sum(judged_verified)::bigint AS verified
                FROM gateway_hour WHERE hour >= :from GROUP BY gateway, country
                """,
                params -> params.set("from", fromHour),
                row -> new GatewayRecord(
                        row.text("gateway"),
                        row.text("country"),
                        row.number("judged"),
                        row.number("delivered"),
                        row.number("undelivered"),
                        row.number("verified")));
    }

    @Override
    public Set<Demotion> demoted() {
        return Set.copyOf(sql.all(
                "SELECT gateway, country FROM gateway_demotion",
                params -> params,
                row -> new Demotion(row.text("gateway"), row.text("country"))));
    }

    @Override
    public boolean demote(Demotion demotion, Instant now) {
        return SingleUse.consume(
                sql,
                """
                INSERT INTO gateway_demotion (gateway, country, since) VALUES (:gateway, :country, :now)
                ON CONFLICT DO NOTHING
                """,
                params -> params.set("gateway", demotion.gateway())
                        .set("country", demotion.country())
                        .set("now", now));
    }

    @Override
    public boolean restore(Demotion demotion) {
        return SingleUse.consume(
                sql,
                "DELETE FROM gateway_demotion WHERE gateway = :gateway AND country = :country",
                params -> params.set("gateway", demotion.gateway()).set("country", demotion.country()));
    }
}
