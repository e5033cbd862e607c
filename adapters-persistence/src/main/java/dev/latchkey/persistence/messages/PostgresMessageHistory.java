package dev.latchkey.persistence.messages;

import dev.latchkey.application.messages.receipts.MessageHistory;
import dev.latchkey.application.messages.receipts.MessageLine;
import dev.latchkey.domain.accounts.EmailAddress;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.messages.Channel;
import dev.latchkey.domain.messages.MessageId;
import dev.latchkey.domain.messages.MessagePurpose;
import dev.latchkey.domain.messages.MessageState;
import dev.latchkey.persistence.Row;
import dev.latchkey.persistence.Sql;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What became of messages, in PostgreSQL, for those who read it. */
public final class PostgresMessageHistory implements MessageHistory {
    private final Sql sql;

    public PostgresMessageHistory(Sql sql) {
        this.sql = sql;
    }

    /** One statement, so that a message and its attempts are of the same moment. */
    @Override
    public List<MessageLine> list(Filter filter, Optional<Long> before, int max) {
        List<Part> parts = sql.all(
                """
                SELECT m.number, m.id, m.channel, m.gateway, m.phone, m.email, m.purpose, m.state, m.created_at,
                       a.gateway AS asked, a.at, a.outcome, a.provider_code, a.receipt_code,
                       a.state AS told, a.state_at AS told_at
                FROM (
                  SELECT * FROM outbox_message m
                  WHERE m.number < :before
                    AND (CAST(:state AS text) IS NULL
                         OR m.state = :state OR (:state = 'queued' AND m.state = 'sending'))
                    AND (CAST(:gateway AS text) IS NULL OR m.gateway = :gateway OR EXISTS (
                         SELECT FROM message_attempt o WHERE o.message_id = m.id AND o.gateway = :gateway))
                  ORDER BY m.number DESC
                  LIMIT :max) AS m
                LEFT JOIN message_attempt a ON a.message_id = m.id
                ORDER BY m.number DESC, a.at, a.id
                """,
                params -> params.set("before", before.orElse(Long.MAX_VALUE))
                        .set("state", filter.state().map(PostgresMessageHistory::lower))
                        .set("gateway", filter.gateway())
                        .set("max", max),
                PostgresMessageHistory::part);
        Map<Long, List<MessageLine.Attempt>> attempts = new TreeMap<>();
        parts.forEach(part -> {
            List<MessageLine.Attempt> own = attempts.computeIfAbsent(part.line().number(), number -> new ArrayList<>());
            part.attempt().ifPresent(own::add);
        });
        List<MessageLine> lines = new ArrayList<>();
        for (Part part : parts) {
            List<MessageLine.Attempt> own = attempts.remove(part.line().number());
            if (own != null) {
                lines.add(part.lineWith(own));
            }
        }
        return lines;
    }

    private static Part part(Row row) throws SQLException {
        MessageLine line = new MessageLine(
                row.number("number"),
                new MessageId(row.uuid("id")),
                Channel.valueOf(upper(row.text("channel"))),
                row.maybeText("gateway"),
                recipient(row),
                MessagePurpose.valueOf(upper(row.text("purpose"))),
                state(row.text("state")),
                List.of(),
                row.instant("created_at"));
        Optional<String> asked = row.maybeText("asked");
        return new Part(line, asked.isPresent() ? Optional.of(attempt(row, asked.get())) : Optional.empty());
    }

    private static Optional<String> recipient(Row row) throws SQLException {
        Optional<String> email = row.maybeText("email").map(address -> new EmailAddress(address).masked());
        return row.maybeText("phone")
                .map(phone -> new PhoneNumber(phone).masked())
                .or(() -> email);
    }

    private static MessageLine.Attempt attempt(Row row, String gateway) throws SQLException {
        Optional<String> saidAtOnce = row.maybeText("provider_code");
        return new MessageLine.Attempt(
                gateway,
                row.instant("at"),
                row.text("outcome"),
                row.maybeText("receipt_code").or(() -> saidAtOnce),
                row.maybeText("told").map(PostgresMessageHistory::state),
                row.maybeInstant("told_at"));
    }

    private static MessageState state(String name) {
        return name.equals("sending") ? MessageState.QUEUED : MessageState.valueOf(upper(name));
    }

    private static String lower(MessageState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    private static String upper(String name) {
        return name.toUpperCase(Locale.ROOT);
    }

    /** A message beside one of its attempts. */
    private record Part(MessageLine line, Optional<MessageLine.Attempt> attempt) {
        MessageLine lineWith(List<MessageLine.Attempt> attempts) {
            return new MessageLine(
                    line.number(),
                    line.id(),
                    line.channel(),
                    line.gateway(),
                    line.recipient(),
                    line.purpose(),
                    line.state(),
                    attempts,
                    line.createdAt());
        }
    }
}
