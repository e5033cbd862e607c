package dev.latchkey.persistence.sessions;

import dev.latchkey.application.sessions.Sessions;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.accounts.Role;
import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.domain.sessions.AuthSession;
import dev.latchkey.domain.sessions.EndCause;
import dev.latchkey.domain.sessions.SessionId;
import dev.latchkey.domain.sessions.SessionTerm;
import dev.latchkey.domain.sessions.TokenHash;
import dev.latchkey.domain.shared.Network;
import dev.latchkey.persistence.SingleUse;
import dev.latchkey.persistence.Sql;
import dev.latchkey.persistence.accounts.UserRow;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Sessions in PostgreSQL. Its triggers end those of lost accounts and write the log of what was revoked. */
public final class PostgresSessions implements Sessions {
    private static final String RENEWABLE = """
            s.id AS session_id, s.account, s.method, s.refresh_hash, s.previous_hash, s.renewed_at, s.access_until,
            s.idle_until, s.ends_at, s.ended_at IS NOT NULL AS ended,
            """ + UserRow.COLUMNS;

    private final Sql sql;

    public PostgresSessions(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void open(AuthSession session) {
        SessionTerm term = session.tokens().term();
        sql.run(
                """
                INSERT INTO auth_session (id, account, family_hash, refresh_hash, method, device, address, network,
                                          opened_at, renewed_at, access_until, idle_until, ends_at)
                VALUES (:id, :account, :family, :refreshHash, :method, :device, :address, :network,
                        :openedAt, :since, :accessUntil, :idleUntil, :endsAt)
                """,
                params -> params.set("id", session.id().value())
                        .set("account", session.user().value())
                        .set("family", session.family().bytes())
                        .set("refreshHash", session.tokens().current().bytes())
                        .set("method", session.tokens().method().reference())
                        .set("device", session.device())
                        .set("address", session.address())
                        .set("network", session.network().key())
                        .set("openedAt", session.openedAt())
                        .set("since", term.since())
                        .set("accessUntil", term.accessUntil())
                        .set("idleUntil", term.idleUntil())
                        .set("endsAt", term.endsAt()));
    }

    @Override
    public Optional<Live> live(SessionId id, Instant now) {
        return sql.one(
                """
                SELECT s.account, a.role
                FROM auth_session s JOIN account a ON a.id = s.account
                WHERE s.id = :id AND s.ended_at IS NULL AND s.idle_until > :now AND s.ends_at > :now
                  AND a.status = 'active' AND a.deleted_at IS NULL
                """,
                params -> params.set("id", id.value()).set("now", now),
                row -> new Live(id, new UserId(row.number("account")), row.constant("role", Role.class)));
    }

    @Override
    public Optional<Renewable> renew(Renewal renewal) {
        Instant now = renewal.now();
        return SingleUse.consume(
                sql,
                """
                UPDATE auth_session s SET
                  refresh_hash = :successor, previous_hash = s.refresh_hash, renewed_at = :now,
                  access_until = least(:accessUntil, s.ends_at), idle_until = least(:idleUntil, s.ends_at),
                  device = :device, address = :address
                FROM account a LEFT JOIN referral r ON r.newcomer = a.id
                WHERE s.family_hash = :family AND s.refresh_hash = :used AND s.ended_at IS NULL
                  AND s.idle_until > :now AND s.ends_at > :now
                  AND a.id = s.account AND a.status = 'active' AND a.deleted_at IS NULL
                RETURNING
                """ + RENEWABLE,
                params -> params.set("family", renewal.family().bytes())
                        .set("used", renewal.used().bytes())
                        .set("successor", renewal.successor().bytes())
                        .set("now", now)
                        .set("accessUntil", now.plus(renewal.rules().accessTokenLife()))
                        .set("idleUntil", now.plus(renewal.rules().refreshTokenLife()))
                        .set("device", renewal.device())
                        .set("address", renewal.address()),
                RenewableRow::read);
    }

    @Override
    public Optional<Renewable> ofFamily(TokenHash family) {
        return sql.one("SELECT " + RENEWABLE + """
                FROM auth_session s JOIN account a ON a.id = s.account LEFT JOIN referral r ON r.newcomer = a.id
                WHERE s.family_hash = :family AND a.deleted_at IS NULL
                """, params -> params.set("family", family.bytes()), RenewableRow::read);
    }

    @Override
    public boolean end(SessionId id, UserId owner, EndCause cause, Instant now) {
        return SingleUse.consume(
                sql,
                """
                UPDATE auth_session SET ended_at = :now, end_cause = :cause
                WHERE id = :id AND account = :owner AND ended_at IS NULL
                """,
                params -> params.set("id", id.value())
                        .set("owner", owner.value())
                        .set("cause", cause.code())
                        .set("now", now));
    }

    @Override
    public int endAll(UserId owner, EndCause cause, Instant now) {
        return SingleUse.consumeSome(
                        sql,
                        """
                        UPDATE auth_session SET ended_at = :now, end_cause = :cause
                        WHERE account = :owner AND ended_at IS NULL
                        RETURNING id
                        """,
                        params -> params.set("owner", owner.value())
                                .set("cause", cause.code())
                                .set("now", now),
                        row -> row.uuid("id"))
                .size();
    }

    @Override
    public int endOthers(UserId owner, SessionId kept, EndCause cause, Instant now) {
        return SingleUse.consumeSome(
                        sql,
                        """
                        UPDATE auth_session SET ended_at = :now, end_cause = :cause
                        WHERE account = :owner AND id <> :kept AND ended_at IS NULL
                        RETURNING id
                        """,
                        params -> params.set("owner", owner.value())
                                .set("kept", kept.value())
                                .set("cause", cause.code())
                                .set("now", now),
                        row -> row.uuid("id"))
                .size();
    }

    @Override
    public List<Device> devicesOf(UserId owner, Optional<Long> before, int size, Instant now) {
        return sql.all(
                """
                SELECT position, id, device, address, opened_at, renewed_at FROM auth_session
                WHERE account = :owner AND position < :before
                  AND ended_at IS NULL AND idle_until > :now AND ends_at > :now
                ORDER BY position DESC LIMIT :size
                """,
                params -> params.set("owner", owner.value())
                        .set("before", (long) before.orElse(Long.MAX_VALUE))
                        .set("now", now)
                        .set("size", size),
                row -> new Device(
                        row.number("position"),
                        new SessionId(row.uuid("id")),
                        row.text("device"),
                        row.text("address"),
                        row.instant("opened_at"),
                        row.instant("renewed_at")));
    }

    @Override
    public boolean prove(SessionId id, Instant now) {
        return sql.change(
                        "UPDATE auth_session SET proved_at = :now WHERE id = :id AND ended_at IS NULL",
                        params -> params.set("id", id.value()).set("now", now))
                == 1;
    }

    @Override
    public boolean provedSince(SessionId id, Instant since) {
        return sql.one("""
                        SELECT true AS proved FROM auth_session
                        WHERE id = :id AND coalesce(proved_at, opened_at) >= :since
                        """, params -> params.set("id", id.value()).set("since", since), row -> row.flag("proved"))
                .orElse(false);
    }

    @Override
    public boolean openedFrom(Network network, PhoneNumber phone, Instant since) {
        return sql.one(
                        """
                        SELECT true AS known
                        FROM auth_session s JOIN account a ON a.id = s.account
                        WHERE a.phone = :phone AND s.network = :network AND s.opened_at >= :since
                        LIMIT 1
                        """,
                        params -> params.set("phone", phone.e164())
                                .set("network", network.key())
                                .set("since", since),
                        row -> row.flag("known"))
                .orElse(false);
    }

    @Override
    public boolean openedFrom(Network network, UserId user, Instant since) {
        return sql.one(
                        """
                        SELECT true AS known FROM auth_session
                        WHERE account = :user AND network = :network AND opened_at >= :since
                        LIMIT 1
                        """,
                        params -> params.set("user", user.value())
                                .set("network", network.key())
                                .set("since", since),
                        row -> row.flag("known"))
                .orElse(false);
    }
}
