package dev.latchkey.persistence.invites;

import dev.latchkey.application.invites.Invited;
import dev.latchkey.application.invites.Inviter;
import dev.latchkey.application.invites.Invites;
import dev.latchkey.domain.accounts.PersonName;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.domain.invites.InviteCode;
import dev.latchkey.persistence.AdvisoryLock;
import dev.latchkey.persistence.Database;
import dev.latchkey.persistence.SingleUse;
import dev.latchkey.persistence.Sql;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Referrals in PostgreSQL: a forest, with one edge for each newcomer. */
public final class PostgresInvites implements Invites {
    private final Database database;
    private final Sql sql;

    public PostgresInvites(Database database, Sql sql) {
        this.database = database;
        this.sql = sql;
    }

    @Override
    public Optional<Inviter> ownerOf(InviteCode code) {
        return sql.one(
                """
                SELECT id, first_name FROM account
                WHERE invite_code = :code AND status = 'active' AND deleted_at IS NULL
                """,
                params -> params.set("code", code.value()),
                row -> new Inviter(
                        new UserId(row.number("id")),
                        row.maybeText("first_name").map(PersonName::new)));
    }

    @Override
    public boolean hasInviter(UserId user) {
        return sql.one(
                        "SELECT true AS invited FROM referral WHERE newcomer = :user",
                        params -> params.set("user", user.value()),
                        row -> row.flag("invited"))
                .orElse(false);
    }

    @Override
    public Referral record(UserId newcomer, UserId inviter, InviteCode code, Instant now) {
        return database.inTransaction(handle -> {
            // A circle may need the edges of several newcomers who write at the same moment, each of whom sees none.
            AdvisoryLock.REFERRALS.hold(sql);
            boolean recorded = SingleUse.consume(
                    sql,
                    """
                    WITH RECURSIVE ancestor(id) AS (
                      SELECT CAST(:inviter AS bigint)
                      UNION
                      SELECT r.inviter FROM referral r JOIN ancestor ON r.newcomer = ancestor.id
                    )
                    INSERT INTO referral (newcomer, inviter, code, activated_at)
                    SELECT :newcomer, :inviter, :code, :now
                    WHERE NOT EXISTS (SELECT FROM ancestor WHERE id = :newcomer)
                    ON CONFLICT (newcomer) DO NOTHING
                    """,
                    params -> params.set("newcomer", newcomer.value())
                            .set("inviter", inviter.value())
                            .set("code", code.value())
                            .set("now", now));
            if (recorded) {
                return Referral.RECORDED;
            }
            return hasInviter(newcomer) ? Referral.ALREADY_ACTIVATED : Referral.CYCLE;
        });
    }

    @Override
    public List<Invited> invitedBy(UserId inviter, Optional<Long> before, int max) {
        return sql.all(
                """
                SELECT r.position, r.newcomer, a.phone, a.first_name, r.activated_at
                FROM referral r JOIN account a ON a.id = r.newcomer
                WHERE r.inviter = :inviter AND r.position < :before
                ORDER BY r.position DESC
                LIMIT :max
                """,
                params -> params.set("inviter", inviter.value())
                        .set("before", before.orElse(Long.MAX_VALUE))
                        .set("max", max),
                row -> new Invited(
                        row.number("position"),
                        new UserId(row.number("newcomer")),
                        row.maybeText("phone").map(PhoneNumber::new),
                        row.maybeText("first_name").map(PersonName::new),
                        row.instant("activated_at")));
    }
}
