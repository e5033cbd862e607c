package dev.latchkey.persistence.audit;

import dev.latchkey.application.audit.AuditLine;
import dev.latchkey.application.audit.AuditSeals;
import dev.latchkey.persistence.AdvisoryLock;
import dev.latchkey.persistence.Sql;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The chain of seals in PostgreSQL. */
public final class PostgresAuditSeals implements AuditSeals {
    /**
     * How long a line may be on its way between getting its number and getting its transaction. Far more than a statement
     * may take here; while its transaction runs, the snapshot tells.
     */
    private static final Duration MARGIN = Duration.ofMinutes(5);

    /** So many numbers are looked through at a time, within the time that a statement has. */
    private static final long STRETCH = 50_000;

    private final Sql sql;
    private final Duration margin;

    public PostgresAuditSeals(Sql sql) {
        this(sql, MARGIN);
    }

    PostgresAuditSeals(Sql sql, Duration margin) {
        this.sql = sql;
        this.margin = margin;
    }

    @Override
    public boolean takeTurn() {
        return AdvisoryLock.AUDIT_SEALS.tryHold(sql);
    }

    @Override
    public Head head() {
        return sql.one(
                        "SELECT position, seal, settled, proof FROM audit_chain",
                        params -> params,
                        row -> new Head(
                                row.number("position"), row.text("seal"), row.number("settled"), row.text("proof")))
                .orElseThrow();
    }

    @Override
    public List<AuditLine> unsealed(long settled, int max) {
        return sql.all(
                "SELECT " + AuditLineRow.COLUMNS + """
                        FROM audit_event e
                        WHERE e.id > :settled AND NOT EXISTS (SELECT FROM audit_seal s WHERE s.event = e.id)
                        ORDER BY e.id
                        LIMIT :max
                        """,
                params -> params.set("settled", settled).set("max", max),
                AuditLineRow::read);
    }

    @Override
    public void append(List<Sealed> links, Head end) {
        int unused = sql.changeForEach(
                links,
                "INSERT INTO audit_seal (position, event, seal) VALUES (:position, :event, :seal)",
                (params, link) -> params.set("position", link.position())
                        .set("event", link.line())
                        .set("seal", link.seal()));
        sql.run(
                "UPDATE audit_chain SET position = :position, seal = :seal, settled = :settled, proof = :proof",
                params -> params.set("position", end.position())
                        .set("seal", end.seal())
                        .set("settled", end.settled())
                        .set("proof", end.proof()));
    }

    @Override
    public long settled(long known) {
        // A candidate from a later count of transactions than this server's came with a copy of another server's data:
        // what ran there is over.
        return sql.one(
                        """
                        WITH moment AS (
                          SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint AS oldest,
                                 pg_snapshot_xmax(pg_current_snapshot())::text::bigint AS next
                        ), due AS (
                          SELECT candidate, next, (SELECT coalesce(max(id), 0) FROM audit_event) AS newest
                          FROM audit_chain, moment
                          WHERE candidate_at <= clock_timestamp() - CAST(:margin AS double precision) * interval '1 second'
                            AND (oldest >= candidate_xmax OR candidate_xmax > next)
                        )
                        UPDATE audit_chain c SET
                          candidate = due.newest, candidate_at = clock_timestamp(), candidate_xmax = due.next
                        FROM due
                        RETURNING greatest(due.candidate, :known) AS settled
                        """,
                        params -> params.set("margin", margin.toMillis() / 1_000.0)
                                .set("known", known),
                        row -> row.number("settled"))
                .orElse(known);
    }

    @Override
    public List<Link> links(long after, int max) {
        return sql.all(
                "SELECT s.position, s.event, s.seal, e.id IS NOT NULL AS present, " + AuditLineRow.COLUMNS + """
                        FROM audit_seal s LEFT JOIN audit_event e ON e.id = s.event
                        WHERE s.position > :after
                        ORDER BY s.position
                        LIMIT :max
                        """,
                params -> params.set("after", after).set("max", max),
                row -> new Link(
                        row.number("position"),
                        row.number("event"),
                        row.text("seal"),
                        row.flag("present") ? Optional.of(AuditLineRow.read(row)) : Optional.empty()));
    }

    @Override
    public Waiting waiting(long settled) {
        long last = sql.one(
                        "SELECT coalesce(max(id), 0) AS last FROM audit_event",
                        params -> params,
                        row -> row.number("last"))
                .orElseThrow();
        long lines = 0;
        Optional<Long> smuggled = Optional.empty();
        for (long from = first(); from <= last; from += STRETCH) {
            Waiting some = waiting(from, from + STRETCH, settled);
            lines += some.lines();
            smuggled = smuggled.or(some::smuggled);
        }
        return new Waiting(lines, smuggled);
    }

    private long first() {
        return sql.one(
                        "SELECT coalesce(min(id), 1) AS first FROM audit_event",
                        params -> params,
                        row -> row.number("first"))
                .orElseThrow();
    }

    private Waiting waiting(long from, long to, long settled) {
        return sql.one(
                        """
                        SELECT count(*) AS lines, min(e.id) FILTER (WHERE e.id <= :settled) AS smuggled
                        FROM audit_event e
                        WHERE e.id >= :from AND e.id < :to
                          AND NOT EXISTS (SELECT FROM audit_seal s WHERE s.event = e.id)
                        """,
                        params -> params.set("from", from).set("to", to).set("settled", settled),
                        row -> new Waiting(row.number("lines"), row.maybeNumber("smuggled")))
                .orElseThrow();
    }
}
