package dev.latchkey.persistence.messages;

import dev.latchkey.application.messages.Handover;
import dev.latchkey.application.messages.Outbox;
import dev.latchkey.application.messages.SealedMessage;
import dev.latchkey.domain.accounts.EmailAddress;
import dev.latchkey.domain.accounts.Identifier;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.messages.Channel;
import dev.latchkey.domain.messages.DeliveryOutcome;
import dev.latchkey.domain.messages.MessageId;
import dev.latchkey.domain.messages.MessagePurpose;
import dev.latchkey.domain.shared.Word;
import dev.latchkey.persistence.Row;
import dev.latchkey.persistence.SingleUse;
import dev.latchkey.persistence.Sql;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

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
                INSERT INTO outbox_message (id, channel, phone, email, purpose, text, created_at, due_at, expires_at)
                VALUES (:id, :channel, :phone, :email, :purpose, :text, :createdAt, :createdAt, :expiresAt)
                """,
                params -> params.set("id", message.id().value())
                        .set("channel", Word.of(message.channel()))
                        .set("phone", phone(message.to()))
                        .set("email", email(message.to()))
                        .set("purpose", Word.of(message.purpose()))
                        .set("text", message.text())
                        .set("createdAt", message.createdAt())
                        .set("expiresAt", message.expiresAt()));
    }

    @Override
    public List<SealedMessage> claim(Channel channel, int max, Duration lease, Instant now) {
        Handover.Tried interrupted = Handover.Tried.interrupted(now);
        List<SealedMessage> claimed = SingleUse.consumeSome(
                sql,
                """
                WITH due AS MATERIALIZED (
                  SELECT id, state = 'sending' AS interrupted FROM outbox_message
                  WHERE channel = :channel AND text IS NOT NULL AND due_at <= :now AND expires_at > :now
                  ORDER BY due_at
                  LIMIT :max
                  FOR UPDATE SKIP LOCKED),
                again AS (
                  INSERT INTO message_attempt (message_id, gateway, at, outcome, provider_code)
                  SELECT id, :nobody, :now, :unknown, :code FROM due WHERE interrupted)
                UPDATE outbox_message AS m SET state = 'sending', due_at = :leaseEnd, attempts = attempts + 1
                FROM due WHERE m.id = due.id
                RETURNING m.id, phone, email, purpose, text, created_at, expires_at, attempts,
                  CASE WHEN failed_over_at IS NULL THEN ARRAY[]::text[] ELSE ARRAY(
                    SELECT a.gateway FROM message_attempt a
                    WHERE a.message_id = m.id AND a.outcome IN ('sent', 'duplicate')) END AS passed_over
                """,
                params -> params.set("channel", Word.of(channel))
                        .set("now", now)
                        .set("leaseEnd", now.plus(lease))
                        .set("max", max)
                        .set("nobody", interrupted.gateway())
                        .set("unknown", Word.of(interrupted.answer().outcome()))
                        .set("code", interrupted.answer().providerCode()),
                PostgresOutbox::message);
        return claimed.stream()
                .sorted(Comparator.comparing(SealedMessage::createdAt))
                .toList();
    }

    @Override
    public void settle(List<Attempt> attempts, Instant now) {
        List<Tried> tried = attempts.stream().flatMap(Tried::of).toList();
        sql.run(
                """
                WITH tried AS (
                  INSERT INTO message_attempt (message_id, gateway, at, outcome, provider_id, provider_code)
                  SELECT t.id, t.gateway, t.at, t.outcome, nullif(t.provider_id, ''), nullif(t.provider_code, '')
                  FROM unnest(
                    CAST(:tried AS uuid[]), CAST(:triedGateways AS text[]), CAST(:triedAt AS timestamptz[]),
                    CAST(:outcomes AS text[]), CAST(:providerIds AS text[]), CAST(:providerCodes AS text[])
                  ) AS t(id, gateway, at, outcome, provider_id, provider_code)
                  JOIN outbox_message USING (id))
                UPDATE outbox_message AS m SET
                  state = s.state, gateway = s.gateway, settled_at = :now, due_at = s.due_at,
                  text = CASE WHEN s.again THEN m.text END,
                  spare = CASE WHEN s.spared AND m.failed_over_at IS NULL THEN m.text END
                FROM unnest(
                  CAST(:ids AS uuid[]), CAST(:states AS text[]), CAST(:gateways AS text[]),
                  CAST(:again AS boolean[]), CAST(:spared AS boolean[]), CAST(:dueAt AS timestamptz[])
                ) AS s(id, state, gateway, again, spared, due_at)
                WHERE m.id = s.id AND m.text IS NOT NULL
                """,
                params -> params.set("now", now)
                        .set("tried", each(tried, Tried::id))
                        .set("triedGateways", each(tried, each -> each.what().gateway()))
                        .set("triedAt", each(tried, each -> each.what().at()))
                        .set(
                                "outcomes",
                                each(tried, each -> Word.of(each.what().answer().outcome())))
                        .set(
                                "providerIds",
                                each(
                                        tried,
                                        each -> each.what()
                                                .answer()
                                                .providerId()
                                                .orElse("")))
                        .set(
                                "providerCodes",
                                each(
                                        tried,
                                        each -> each.what()
                                                .answer()
                                                .providerCode()
                                                .orElse("")))
                        .set("ids", each(attempts, attempt -> attempt.id().value()))
                        .set(
                                "states",
                                each(
                                        attempts,
                                        attempt -> stateAfter(attempt.handover().outcome())))
                        .set(
                                "gateways",
                                each(attempts, attempt -> attempt.handover().gateway()))
                        .set("again", each(attempts, Attempt::isToBeRepeated))
                        .set("spared", each(attempts, Attempt::isTextSpared))
                        .set("dueAt", each(attempts, Attempt::retryAt)));
    }

    @Override
    public int expire(Instant now) {
        return sql.change("""
                WITH spares AS (
                  UPDATE outbox_message SET spare = NULL
                  WHERE spare IS NOT NULL AND text IS NULL AND expires_at <= :now)
                UPDATE outbox_message SET
                  state = CASE WHEN state = 'sending' THEN 'unknown' ELSE 'expired' END,
                  text = NULL, spare = NULL, settled_at = :now
                WHERE text IS NOT NULL AND expires_at <= :now
                """, params -> params.set("now", now));
    }

    private static Optional<String> phone(Identifier to) {
        return to instanceof PhoneNumber phone ? Optional.of(phone.e164()) : Optional.empty();
    }

    private static Optional<String> email(Identifier to) {
        return to instanceof EmailAddress email ? Optional.of(email.value()) : Optional.empty();
    }

    private static SealedMessage message(Row row) throws SQLException {
        Optional<String> phone = row.maybeText("phone");
        Identifier to = phone.isPresent() ? new PhoneNumber(phone.get()) : new EmailAddress(row.text("email"));
        return new SealedMessage(
                new MessageId(row.uuid("id")),
                to,
                row.constant("purpose", MessagePurpose.class),
                row.bytes("text"),
                row.instant("created_at"),
                row.instant("expires_at"),
                row.count("attempts"),
                Set.copyOf(row.texts("passed_over")));
    }

    private static <T> List<String> each(List<T> all, Function<T, Object> value) {
        return all.stream().map(value).map(Object::toString).toList();
    }

    private static String stateAfter(DeliveryOutcome outcome) {
        return switch (outcome.consequence()) {
            case TAKEN -> "sent";
            case REFUSED, ELSEWHERE -> "rejected";
            case LATER -> "queued";
            case UNCERTAIN -> "unknown";
        };
    }

    /** One gateway that was asked to carry one message. */
    private record Tried(UUID id, Handover.Tried what) {
        static Stream<Tried> of(Attempt attempt) {
            return attempt.handover().tried().stream()
                    .map(what -> new Tried(attempt.id().value(), what));
        }
    }
}
