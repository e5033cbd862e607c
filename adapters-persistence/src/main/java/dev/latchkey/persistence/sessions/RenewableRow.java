package dev.latchkey.persistence.sessions;

import dev.latchkey.application.sessions.Sessions.Renewable;
import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.domain.sessions.AuthMethod;
import dev.latchkey.domain.sessions.RefreshFamily;
import dev.latchkey.domain.sessions.SessionId;
import dev.latchkey.domain.sessions.SessionTerm;
import dev.latchkey.domain.sessions.TokenHash;
import dev.latchkey.persistence.Row;
import dev.latchkey.persistence.accounts.UserRow;
import java.sql.SQLException;

/** Reads a session with its owner from a row. */
final class RenewableRow {
    private RenewableRow() {}

    static Renewable read(Row row) throws SQLException {
        RefreshFamily tokens = new RefreshFamily(
                new SessionId(row.uuid("session_id")),
                new UserId(row.number("account")),
                AuthMethod.ofReference(row.text("method")),
                new TokenHash(row.bytes("refresh_hash")),
                row.maybeBytes("previous_hash").map(TokenHash::new),
                new SessionTerm(
                        row.instant("renewed_at"),
                        row.instant("access_until"),
                        row.instant("idle_until"),
                        row.instant("ends_at")),
                row.flag("ended"));
        return new Renewable(tokens, UserRow.read(row));
    }
}
