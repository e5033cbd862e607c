package dev.latchkey.persistence.sessions;

import dev.latchkey.application.sessions.RevocationLog;
import dev.latchkey.domain.accounts.Role;
import dev.latchkey.domain.sessions.Revocation;
import dev.latchkey.domain.sessions.SessionId;
import dev.latchkey.persistence.Row;
import dev.latchkey.persistence.Sql;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The log of what was revoked in PostgreSQL, read by numbers of transactions. Those below the horizon have all ended, so
 * what they wrote is final and may be read page by page; what is at or above it is read whole, and again the next time,
 * because an older transaction may still be about to commit.
 */
public final class PostgresRevocationLog implements RevocationLog {
    private static final int PAGE = 1_000;

    private final Sql sql;

    public PostgresRevocationLog(Sql sql) {
        this.sql = sql;
    }

    @Override
    public News since(Mark mark, Instant now) {
        List<Read> read = read(mark, now);
        long horizon = read.get(0).horizon();
        if (mark.transaction() > horizon) {
            return since(Mark.START, now);
        }
        List<Read> lines = read.stream().filter(row -> row.line().isPresent()).toList();
        List<Read> settled =
                lines.stream().filter(row -> row.mark().transaction() < horizon).toList();
        if (settled.size() > PAGE) {
            return new News(
                    told(settled.subList(0, PAGE)), settled.get(PAGE - 1).mark(), true);
        }
        return new News(told(lines), new Mark(horizon, 0), false);
    }

    /** At least one row, for the horizon. One page and one line more of what is settled, and all of what is not. */
    private List<Read> read(Mark mark, Instant now) {
        return sql.all(
                """
                WITH h AS (SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint AS horizon),
                settled AS (
                  SELECT v.* FROM session_revocation v, h
                  WHERE (v.transaction, v.line) > (:transaction, :line) AND v.transaction < h.horizon
                    AND v.until > :now
                  ORDER BY v.transaction, v.line LIMIT :page
                ), unsettled AS (
                  SELECT v.* FROM session_revocation v, h WHERE v.transaction >= h.horizon AND v.until > :now
                )
                SELECT h.horizon, v.* FROM h LEFT JOIN (
                  SELECT * FROM settled UNION ALL SELECT * FROM unsettled
                ) v ON true
                ORDER BY v.transaction, v.line
                """,
                params -> params.set("transaction", mark.transaction())
                        .set("line", mark.line())
                        .set("page", PAGE + 1)
                        .set("now", now),
                PostgresRevocationLog::read);
    }

    private static List<Line> told(List<Read> rows) {
        return rows.stream().flatMap(row -> row.line().stream()).toList();
    }

    private static Read read(Row row) throws SQLException {
        long horizon = row.number("horizon");
        Optional<Long> line = row.maybeNumber("line");
        if (line.isEmpty()) {
            return new Read(horizon, Mark.START, Optional.empty());
        }
        Revocation revocation = new Revocation(
                new SessionId(row.uuid("session")),
                row.maybeText("role").map(role -> Role.valueOf(role.toUpperCase(Locale.ROOT))),
                row.instant("until"));
        return new Read(
                horizon,
                new Mark(row.number("transaction"), line.get()),
                Optional.of(new Line(line.get(), revocation)));
    }

    private record Read(long horizon, Mark mark, Optional<Line> line) {}
}
