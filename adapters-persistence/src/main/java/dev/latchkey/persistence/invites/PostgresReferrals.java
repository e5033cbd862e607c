package dev.latchkey.persistence.invites;

import dev.latchkey.application.invites.Referrals;
import dev.latchkey.domain.accounts.PersonName;
import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.persistence.Row;
import dev.latchkey.persistence.Sql;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The forest of referrals in PostgreSQL. No more of it is read than is shown. */
public final class PostgresReferrals implements Referrals {
    private final Sql sql;

    public PostgresReferrals(Sql sql) {
        this.sql = sql;
    }

    @Override
    public List<Branch> tree(Excerpt excerpt) {
        // Rows come out of a recursion level by level, and it stops where nobody wants more of them.
        return sql.all(
                """
                WITH RECURSIVE tree AS (
                  SELECT id, CAST(NULL AS bigint) AS parent, 0 AS level, CAST(0 AS bigint) AS position,
                         CAST(NULL AS text) AS code, CAST(NULL AS timestamptz) AS joined_at
                  FROM account WHERE id = :root
                  UNION ALL
                  SELECT child.newcomer, tree.id, tree.level + 1, child.position, child.code, child.activated_at
                  FROM tree CROSS JOIN LATERAL (
                    SELECT * FROM referral r
                    WHERE r.inviter = tree.id AND (tree.level > 0 OR r.position < :before)
                    ORDER BY r.position DESC
                    LIMIT :width
                  ) child
                  WHERE tree.level < :depth
                )
                SELECT shown.*, a.first_name,
                  (SELECT count(*) FROM referral r WHERE r.inviter = shown.id) AS invited_count,
                  (SELECT count(*) FROM referral r WHERE r.inviter = shown.id
                     AND (shown.level > 0 OR r.position < :before)) AS listed
                FROM (SELECT * FROM tree LIMIT :most) shown JOIN account a ON a.id = shown.id
                ORDER BY shown.level, shown.position DESC
                """,
                params -> params.set("root", excerpt.root().value())
                        .set("before", excerpt.before().orElse(Long.MAX_VALUE))
                        .set("depth", excerpt.depth())
                        .set("width", excerpt.width())
                        .set("most", excerpt.most()),
                PostgresReferrals::branch);
    }

    @Override
    public List<TopInviter> top(Optional<Instant> from, Optional<Instant> until, int max) {
        return sql.all(
                """
                SELECT top.inviter, a.first_name, top.invited
                FROM (
                  SELECT inviter, count(*) AS invited FROM referral
                  WHERE (CAST(:from AS timestamptz) IS NULL OR activated_at >= :from)
                    AND (CAST(:until AS timestamptz) IS NULL OR activated_at < :until)
                  GROUP BY inviter
                  ORDER BY invited DESC, inviter
                  LIMIT :max
                ) top JOIN account a ON a.id = top.inviter
                ORDER BY top.invited DESC, top.inviter
                """,
                params -> params.set("from", from).set("until", until).set("max", max),
                row -> new TopInviter(
                        new UserId(row.number("inviter")),
                        row.maybeText("first_name").map(PersonName::new),
                        row.count("invited")));
    }

    private static Branch branch(Row row) throws SQLException {
        return new Branch(
                new UserId(row.number("id")),
                row.maybeNumber("parent").map(UserId::new),
                row.number("position"),
                row.maybeText("first_name").map(PersonName::new),
                row.maybeText("code"),
                row.maybeInstant("joined_at"),
                row.count("invited_count"),
                row.count("listed"));
    }
}
