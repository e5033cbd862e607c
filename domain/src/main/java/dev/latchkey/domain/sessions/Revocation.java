package dev.latchkey.domain.sessions;

import dev.latchkey.domain.accounts.Role;
import java.time.Instant;
import java.util.Optional;

/**
 * What access tokens of a session say and is not true any more.
 *
 * @param role the role that they carry from now on; empty if the session has ended and they are worth nothing
 * @param until the moment from which on it does not matter, because every such token is over
 */
public record Revocation(SessionId session, Optional<Role> role, Instant until) {

    public boolean endsTheSession() {
        return role.isEmpty();
    }
}
