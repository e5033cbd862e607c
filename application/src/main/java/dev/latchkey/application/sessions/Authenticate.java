package dev.latchkey.application.sessions;

import dev.latchkey.application.shared.Caller;
import dev.latchkey.domain.sessions.AccessClaims;
import dev.latchkey.domain.sessions.SessionProblem;
import dev.latchkey.domain.shared.Refused;
import java.time.InstantSource;

/**
 * Finds out who calls. The token says which session; whether that still counts, and what its account may do, is asked
 * for every call, so that what has ended is over at once.
 */
public final class Authenticate {
    private final AccessTokens tokens;
    private final Sessions sessions;
    private final InstantSource clock;

    public Authenticate(AccessTokens tokens, Sessions sessions, InstantSource clock) {
        this.tokens = tokens;
        this.sessions = sessions;
        this.clock = clock;
    }

    public Caller caller(String accessToken) {
        AccessClaims claims = tokens.verify(accessToken).orElseThrow(Authenticate::invalid);
        return sessions.live(claims.session(), clock.instant())
                .filter(live -> live.user().equals(claims.user()))
                .map(live -> new Caller(live.user(), live.id(), live.role()))
                .orElseThrow(Authenticate::invalid);
    }

    private static Refused invalid() {
        return new Refused(SessionProblem.TOKEN_INVALID);
    }
}
