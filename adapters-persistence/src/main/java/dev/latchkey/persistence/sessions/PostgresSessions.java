package dev.latchkey.persistence.sessions;

import dev.latchkey.application.sessions.Sessions;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.accounts.Role;
import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.domain.sessions.AuthSession;
import dev.latchkey.domain.sessions.SessionId;
import dev.latchkey.domain.shared.Network;
import dev.latchkey.persistence.SingleUse;
import dev.latchkey.persistence.Sql;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** Sessions in PostgreSQL. */
public final class PostgresSessions implements Sessions {
    private final Sql sql;

    public PostgresSessions(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void open(AuthSession session) {
        sql.run(
                """
                INSERT INTO auth_session
                  (id, account, refresh_hash, method, device, address, network, opened_at, idle_until, ends_at)
                VALUES
                  (:id, :account, :refreshHash, :method, :device, :address, :network, :openedAt, :idleUntil, :endsAt)
                """,
                params -> params.set("id", session.id().value())
                        .set("account", session.user().value())
                        .set("refreshHash", session.refreshToken().bytes())
                        .set("method", session.method().reference())
                        .set("device", session.device())
                        .set("address", session.address())
                        .set("network", session.network().key())
                        .set("openedAt", session.openedAt())
                        .set("idleUntil", session.idleUntil())
                        .set("endsAt", session.endsAt()));
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
                row -> new Live(
                        id,
                        new UserId(row.number("account")),
                        Role.valueOf(row.text("role").toUpperCase(Locale.ROOT))));
    }

    @Override
    public boolean end(SessionId id, Instant now) {
        return SingleUse.consume(
                sql,
                "UPDATE auth_session SET ended_at = :now WHERE id = :id AND ended_at IS NULL",
                params -> params.set("id", id.value()).set("now", now));
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
}
