package dev.latchkey.persistence.messages;

import dev.latchkey.application.messages.Outbox;
import dev.latchkey.application.messages.SealedMessage;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.messages.DeliveryOutcome;
import dev.latchkey.domain.messages.MessageId;
import dev.latchkey.domain.messages.MessagePurpose;
import dev.latchkey.persistence.SingleUse;
import dev.latchkey.persistence.Sql;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The outbox in PostgreSQL. */
public final class PostgresOutbox implements Outbox {
    private final Sql sql;

    public PostgresOutbox(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void add(SealedMessage message) {
        sql.run(
                """
                INSERT INTO outbox_message (id, phone, purpose, text, created_at, due_at, expires_at)
                VALUES (:id, :phone, :purpose, :text, :createdAt, :createdAt, :expiresAt)
                """,
                params -> params.set("id", message.id().value())
                        .set("phone", message.phone().e164())
                        .set("purpose", message.purpose().name().toLowerCase(Locale.ROOT))
                        .set("text", message.text())
                        .set("createdAt", message.createdAt())
                        .set("expiresAt", message.expiresAt()));
    }

    @Override
    public List<SealedMessage> claim(int max, Duration lease, Instant now) {
        List<SealedMessage> claimed = SingleUse.consumeSome(
                sql,
                """
                UPDATE outbox_message SET state = 'sending', due_at = :leaseEnd, attempts = attempts + 1
                WHERE id IN (
                  SELECT id FROM outbox_message
                  WHERE text IS NOT NULL AND due_at <= :now AND expires_at > :now
                  ORDER BY due_at
                  LIMIT :max
                  FOR UPDATE SKIP LOCKED)
                RETURNING id, phone, purpose, text, created_at, expires_at
                """,
                params ->
                        params.set("now", now).set("leaseEnd", now.plus(lease)).set("max", max),
                row -> new SealedMessage(
                        new MessageId(row.uuid("id")),
                        new PhoneNumber(row.text("phone")),
                        MessagePurpose.valueOf(row.text("purpose").toUpperCase(Locale.ROOT)),
                        row.bytes("text"),
                        row.instant("created_at"),
                        row.instant("expires_at")));
        return claimed.stream()
                .sorted(Comparator.comparing(SealedMessage::createdAt))
                .toList();
    }

    @Override
    public void settle(List<Attempt> attempts, Instant now) {
        int unused = sql.changeForEach(
                attempts,
                """
                UPDATE outbox_message SET
                  state = :state, gateway = :gateway, settled_at = :now, due_at = :dueAt,
                  text = CASE WHEN :again THEN text END
                WHERE id = :id AND text IS NOT NULL
                """,
                (params, attempt) -> params.set("id", attempt.id().value())
                        .set("gateway", attempt.gateway())
                        .set("state", stateAfter(attempt.outcome()))
                        .set("again", attempt.outcome() == DeliveryOutcome.FAILED)
                        .set("dueAt", attempt.retryAt())
                        .set("now", now));
    }

    @Override
    public int expire(Instant now) {
        return sql.change("""
                UPDATE outbox_message SET state = 'expired', text = NULL, settled_at = :now
                WHERE text IS NOT NULL AND expires_at <= :now
                """, params -> params.set("now", now));
    }

    private static String stateAfter(DeliveryOutcome outcome) {
        return switch (outcome) {
            case SENT -> "sent";
            case REJECTED -> "rejected";
            case FAILED -> "queued";
            case UNKNOWN -> "unknown";
        };
    }
}
