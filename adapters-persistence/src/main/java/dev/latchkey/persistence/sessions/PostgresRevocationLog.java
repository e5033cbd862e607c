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
        List<Read> read = read(mark, now, PAGE + 1);
        long horizon = read.get(0).horizon();
        if (mark.transaction() > horizon) {
            return since(Mark.START, now);
        }
        if (read.size() <= PAGE) {
            return new News(told(read), new Mark(horizon, 0), false);
        }
        Read last = read.get(PAGE - 1);
        return last.mark().transaction() < horizon
                ? new News(told(read.subList(0, PAGE)), last.mark(), true)
                : new News(told(read(mark, now, Integer.MAX_VALUE)), new Mark(horizon, 0), false);
    }

    /** In order, and at least one row, for the horizon. The limit makes the planner go along the primary key. */
    private List<Read> read(Mark mark, Instant now, int most) {
        return sql.all(
                """
                SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint AS horizon, v.*
                FROM (SELECT) AS always LEFT JOIN LATERAL (
                  SELECT * FROM session_revocation
                  WHERE (transaction, line) > (:transaction, :line) AND until > :now
                  ORDER BY transaction, line LIMIT :most
                ) v ON true
                """,
                params -> params.set("transaction", mark.transaction())
                        .set("line", mark.line())
                        .set("most", most)
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
                new SessionId(row.uuid("session")), row.maybeConstant("role", Role.class), row.instant("until"));
        return new Read(
                horizon,
                new Mark(row.number("transaction"), line.get()),
                Optional.of(new Line(line.get(), revocation)));
    }

    private record Read(long horizon, Mark mark, Optional<Line> line) {}
}
