package dev.latchkey.persistence.messages;

import dev.latchkey.application.messages.Handover;
import dev.latchkey.application.messages.receipts.DeliveryReport;
import dev.latchkey.application.messages.receipts.MessageReceipts;
import dev.latchkey.application.messages.receipts.Turn;
import dev.latchkey.domain.messages.MessageId;
import dev.latchkey.domain.messages.MessageState;
import dev.latchkey.domain.shared.Word;
import dev.latchkey.persistence.Row;
import dev.latchkey.persistence.SingleUse;
import dev.latchkey.persistence.Sql;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Receipts in PostgreSQL. */
public final class PostgresMessageReceipts implements MessageReceipts {
    private static final Pattern OUR_NAME =
            Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", Pattern.CASE_INSENSITIVE);

    /** A code that dies within that time is not sent once more: the person would not have the time to type it. */
    private static final Duration TIME_TO_TYPE = Duration.ofSeconds(20);

    private final Sql sql;

    public PostgresMessageReceipts(Sql sql) {
        this.sql = sql;
    }

    /**
     * The attempt goes forward and with it the message, unless another attempt has brought that further. When a code has
     * not arrived and is still wanted, the same step puts the message back into the line, once: its spare text is its ticket.
     */
    @Override
    public Fate apply(DeliveryReport report, Instant now) {
        return SingleUse.consume(
                        sql,
                        """
                        WITH found AS (
                          SELECT id FROM message_attempt
                          WHERE gateway = :gateway AND outcome IN ('sent', 'duplicate', 'unknown')
                            AND (provider_id = ANY (:names) OR message_id = ANY (CAST(:ours AS uuid[])))
                          ORDER BY at DESC LIMIT 1
                        ), moved AS (
                          UPDATE message_attempt a SET
                            state = :state, state_at = :now, receipt_code = coalesce(:code, a.receipt_code),
                            count_at = least(a.count_at, CAST(:now AS timestamptz))
                          FROM found
                          WHERE a.id = found.id AND :state <> 'unknown' AND message_step(a.state) < message_step(:state)
                          RETURNING a.message_id
                        ), told AS (
                          UPDATE outbox_message m SET (state, text, spare, due_at, failed_over_at) = (
                            SELECT
                              CASE WHEN again THEN 'queued' ELSE :state END,
                              CASE WHEN again THEN m.spare WHEN :state <> 'delivered' THEN m.text END,
                              CASE WHEN message_step(:state) < 3 THEN m.spare END,
                              CASE WHEN again THEN :now ELSE m.due_at END,
                              CASE WHEN again THEN :now ELSE m.failed_over_at END
                            FROM (SELECT
                              :state IN ('undelivered', 'expired', 'rejected') AND NOT :hopeless AND m.state = 'sent'
                              AND m.spare IS NOT NULL AND m.phone IS NOT NULL
                              AND m.failed_over_at IS NULL AND m.verified_at IS NULL AND m.expires_at > :tooLate
                              AND NOT EXISTS (
                                SELECT FROM outbox_message n
                                WHERE n.phone = m.phone AND n.purpose = m.purpose AND n.created_at > m.created_at)
                              AS again) AS whether)
                          FROM moved
                          WHERE m.id = moved.message_id
                            AND (m.state = 'unknown' OR (m.state = 'sent' AND :state <> 'sent')
                                 OR (:state = 'delivered' AND m.state <> 'delivered'))
                        ), kept AS (
                          INSERT INTO early_receipt (gateway, names, state, code, hopeless, refunded, at)
                          SELECT :gateway, :names, :state, :code, :hopeless, :refunded, :now
                          WHERE (:state <> 'unknown' OR :refunded) AND NOT EXISTS (SELECT FROM found)
                          ON CONFLICT (gateway, names, state) DO UPDATE SET refunded = true WHERE excluded.refunded
                        )
                        SELECT CASE
                          WHEN NOT EXISTS (SELECT FROM found) THEN 'STRANGER'
                          WHEN EXISTS (SELECT FROM moved) THEN 'MOVED'
                          ELSE 'OLD'
                        END AS fate
                        """,
                        params -> params.set("gateway", report.gateway())
                                .set("names", new TreeSet<>(report.names()))
                                .set("ours", ours(report.names()))
                                .set("state", Word.of(report.state()))
                                .set("code", report.code())
                                .set("hopeless", report.hopeless())
                                .set("refunded", report.refunded())
                                .set("now", now)
                                .set("tooLate", now.plus(TIME_TO_TYPE)),
                        row -> Fate.valueOf(row.text("fate")))
                .orElseThrow();
    }

    /** One gateway at most takes a message in each turn, so whoever was not the first to take it has sent it again. */
    @Override
    public Optional<Turn> turnOf(DeliveryReport report) {
        return sql.one(
                """
                SELECT a.message_id, EXISTS (
                  SELECT FROM message_attempt b
                  WHERE b.message_id = a.message_id AND b.id < a.id AND b.gateway <> :nobody
                    AND b.outcome IN ('sent', 'duplicate', 'unknown')) AS again
                FROM message_attempt a
                WHERE a.gateway = :gateway AND a.outcome IN ('sent', 'duplicate', 'unknown')
                  AND (a.provider_id = ANY (:names) OR a.message_id = ANY (CAST(:ours AS uuid[])))
                ORDER BY a.at DESC LIMIT 1
                """,
                params -> params.set("nobody", Handover.NOBODY)
                        .set("gateway", report.gateway())
                        .set("names", new TreeSet<>(report.names()))
                        .set("ours", ours(report.names())),
                row -> new Turn(new MessageId(row.uuid("message_id")), row.flag("again")));
    }

    @Override
    public List<DeliveryReport> takeArrivedEarly() {
        return SingleUse.consumeSome(sql, """
                DELETE FROM early_receipt e
                WHERE EXISTS (
                  SELECT FROM unnest(e.names) AS name
                  JOIN message_attempt a ON a.gateway = e.gateway AND a.provider_id = name)
                RETURNING gateway, names, state, code, hopeless, refunded
                """, params -> params, PostgresMessageReceipts::report);
    }

    @Override
    public int forgetStrangers(Instant now) {
        return sql.change(
                "DELETE FROM early_receipt WHERE at < :before", params -> params.set("before", now.minus(PATIENCE)));
    }

    private static Set<String> ours(Set<String> names) {
        Set<String> ours = new TreeSet<>();
        names.stream().filter(name -> OUR_NAME.matcher(name).matches()).forEach(ours::add);
        return ours;
    }

    private static DeliveryReport report(Row row) throws SQLException {
        return new DeliveryReport(
                row.text("gateway"),
                Set.copyOf(row.texts("names")),
                row.constant("state", MessageState.class),
                row.maybeText("code"),
                row.flag("hopeless"),
                row.flag("refunded"));
    }
}
