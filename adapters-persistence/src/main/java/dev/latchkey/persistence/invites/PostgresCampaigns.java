package dev.latchkey.persistence.invites;

import dev.latchkey.application.invites.CampaignChanges;
import dev.latchkey.application.invites.Campaigns;
import dev.latchkey.application.invites.Inviter;
import dev.latchkey.application.invites.Invites.Referral;
import dev.latchkey.application.invites.RunningCampaign;
import dev.latchkey.domain.accounts.PersonName;
import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.domain.invites.Campaign;
import dev.latchkey.domain.invites.CampaignCode;
import dev.latchkey.domain.shared.Word;
import dev.latchkey.persistence.AdvisoryLock;
import dev.latchkey.persistence.Database;
import dev.latchkey.persistence.Row;
import dev.latchkey.persistence.SingleUse;
import dev.latchkey.persistence.Sql;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Campaigns in PostgreSQL: a place and the referral that takes it are written by one statement. */
public final class PostgresCampaigns implements Campaigns {
    private static final String RUNNING = """
            SELECT c.*, a.first_name, a.status = 'active' AND a.deleted_at IS NULL AS may_invite
            FROM %s c JOIN account a ON a.id = c.owner
            """;
    private static final String STORED = RUNNING.formatted("campaign");
    private static final String CHANGED = RUNNING.formatted("changed");

    private final Database database;
    private final Sql sql;

    public PostgresCampaigns(Database database, Sql sql) {
        this.database = database;
        this.sql = sql;
    }

    @Override
    public Optional<RunningCampaign> add(NewCampaign campaign) {
        Campaign terms = campaign.campaign();
        return sql.one(
                """
                WITH changed AS (
                  INSERT INTO campaign (key, code, owner, creator, quota, expires_at, start_role, active,
                                        created_at, updated_at)
                  SELECT :key, :code, id, :creator, :quota, :expiresAt, :start, :active, :now, :now
                  FROM account WHERE id = :owner AND status = 'active' AND deleted_at IS NULL
                  ON CONFLICT (key) DO NOTHING
                  RETURNING *
                )
                """ + CHANGED,
                params -> params.set("key", terms.code().key())
                        .set("code", terms.code().value())
                        .set("owner", campaign.owner().value())
                        .set("creator", campaign.creator().value())
                        .set("quota", boxed(terms.quota()))
                        .set("expiresAt", terms.expiresAt())
                        .set("start", Word.of(terms.start()))
                        .set("active", terms.active())
                        .set("now", campaign.createdAt()),
                PostgresCampaigns::running);
    }

    @Override
    public Optional<RunningCampaign> find(CampaignCode code) {
        return sql.one(
                STORED + "WHERE c.key = :key", params -> params.set("key", code.key()), PostgresCampaigns::running);
    }

    @Override
    public List<RunningCampaign> list(Optional<UserId> owner, Optional<Long> before, int max) {
        return sql.all(
                STORED + """
                WHERE (CAST(:owner AS bigint) IS NULL OR c.owner = :owner) AND c.position < :before
                ORDER BY c.position DESC
                LIMIT :max
                """,
                params -> params.set("owner", owner.map(UserId::value))
                        .set("before", before.orElse(Long.MAX_VALUE))
                        .set("max", max),
                PostgresCampaigns::running);
    }

    @Override
    public Optional<RunningCampaign> edit(CampaignCode code, CampaignChanges changes, Instant now) {
        return sql.one(
                """
                WITH changed AS (
                  UPDATE campaign SET
                    quota = CASE WHEN :quotaWanted THEN :quota ELSE quota END,
                    expires_at = CASE WHEN :expiryWanted THEN :expiresAt ELSE expires_at END,
                    start_role = coalesce(:start, start_role),
                    active = coalesce(:active, active),
                    updated_at = :now
                  WHERE key = :key
                  RETURNING *
                )
                """ + CHANGED,
                params -> params.set("key", code.key())
                        .set("quotaWanted", changes.quota().wanted())
                        .set("quota", changes.quota().value())
                        .set("expiryWanted", changes.expiresAt().wanted())
                        .set("expiresAt", changes.expiresAt().value())
                        .set("start", changes.start().map(Word::of))
                        .set("active", changes.active())
                        .set("now", now),
                PostgresCampaigns::running);
    }

    @Override
    public Referral enter(UserId newcomer, CampaignCode code, Instant now) {
        return database.inTransaction(handle -> {
            // As for personal codes: under this lock no edge that matters is written by another and not yet seen.
            AdvisoryLock.REFERRALS.hold(sql);
            boolean taken = SingleUse.consume(
                    sql,
                    """
                    WITH RECURSIVE ancestor(id) AS (
                      SELECT owner FROM campaign WHERE key = :key
                      UNION
                      SELECT r.inviter FROM referral r JOIN ancestor ON r.newcomer = ancestor.id
                    ), place AS (
                      UPDATE campaign SET used = used + 1
                      WHERE key = :key AND active AND (quota IS NULL OR used < quota)
                        AND (expires_at IS NULL OR expires_at > :now)
                        AND NOT EXISTS (SELECT FROM ancestor WHERE id = :newcomer)
                        AND NOT EXISTS (SELECT FROM referral WHERE newcomer = :newcomer)
                      RETURNING owner, code
                    )
                    INSERT INTO referral (newcomer, inviter, code, activated_at)
                    SELECT :newcomer, owner, code, :now FROM place
                    """,
                    params -> params.set("newcomer", newcomer.value())
                            .set("key", code.key())
                            .set("now", now));
            return taken ? Referral.RECORDED : reason(newcomer, code, now);
        });
    }

    private Referral reason(UserId newcomer, CampaignCode code, Instant now) {
        return sql.one(
                        """
                        SELECT EXISTS (SELECT FROM referral WHERE newcomer = :newcomer) AS entered,
                               EXISTS (SELECT FROM campaign
                                       WHERE key = :key AND active AND (quota IS NULL OR used < quota)
                                         AND (expires_at IS NULL OR expires_at > :now)) AS open
                        """,
                        params -> params.set("newcomer", newcomer.value())
                                .set("key", code.key())
                                .set("now", now),
                        row -> row.flag("entered")
                                ? Referral.ALREADY_ACTIVATED
                                : row.flag("open") ? Referral.CYCLE : Referral.NO_PLACE)
                .orElseThrow();
    }

    private static RunningCampaign running(Row row) throws SQLException {
        Optional<Long> quota = row.maybeNumber("quota");
        Campaign terms = new Campaign(
                new CampaignCode(row.text("code")),
                quota.isPresent() ? OptionalInt.of(Math.toIntExact(quota.get())) : OptionalInt.empty(),
                row.maybeInstant("expires_at"),
                row.constant("start_role", Campaign.Start.class),
                row.flag("active"));
        return new RunningCampaign(
                row.number("position"),
                terms,
                new Inviter(
                        new UserId(row.number("owner")),
                        row.maybeText("first_name").map(PersonName::new)),
                new UserId(row.number("creator")),
                row.count("used"),
                row.flag("may_invite"),
                row.instant("created_at"),
                row.instant("updated_at"));
    }

    private static Optional<Integer> boxed(OptionalInt number) {
        return number.isPresent() ? Optional.of(number.getAsInt()) : Optional.empty();
    }
}
