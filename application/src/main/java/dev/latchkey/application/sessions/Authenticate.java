package dev.latchkey.application.sessions;

import dev.latchkey.application.shared.Caller;
import dev.latchkey.domain.accounts.Role;
import dev.latchkey.domain.sessions.AccessClaims;
import dev.latchkey.domain.sessions.SessionProblem;
import dev.latchkey.domain.shared.Refused;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Finds out who calls. The token says which session; whether that still counts, and what its account may do, is known
 * from the {@link Revocations}. While those are not recent the store is asked for every call, which fails with
 * {@code Unavailable} when it is away: never yes for want of an answer.
 */
public final class Authenticate {
    private final AccessTokens tokens;
    private final Revocations revocations;
    private final Sessions sessions;
    private final InstantSource clock;

    public Authenticate(AccessTokens tokens, Revocations revocations, Sessions sessions, InstantSource clock) {
        this.tokens = tokens;
        this.revocations = revocations;
        this.sessions = sessions;
        this.clock = clock;
    }

    public Caller caller(String accessToken) {
        AccessClaims claims = tokens.verify(accessToken).orElseThrow(Authenticate::invalid);
        return (revocations.isRecent() ? revocations.roleOf(claims) : asked(claims))
                .map(role -> new Caller(claims.user(), claims.session(), role))
                .orElseThrow(Authenticate::invalid);
    }

    private Optional<Role> asked(AccessClaims claims) {
        return sessions.live(claims.session(), clock.instant())
                .filter(live -> live.user().equals(claims.user()))
                .map(Sessions.Live::role);
    }

    private static Refused invalid() {
        return new Refused(SessionProblem.TOKEN_INVALID);
    }
}
