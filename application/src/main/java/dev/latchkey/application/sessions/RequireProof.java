package dev.latchkey.application.sessions;

import dev.latchkey.application.shared.Caller;
import dev.latchkey.domain.sessions.SessionProblem;
import dev.latchkey.domain.shared.Refused;
import java.time.Duration;
import java.time.InstantSource;

/** Stands before what a thief of a session would do first: it needs a proof, not only a token. */
public final class RequireProof {
    private final Sessions sessions;
    private final Duration freshness;
    private final InstantSource clock;

    /**
     * Requires proofs that fresh.
     *
     * @param freshness how old a proof may be, {@code PROOF_TTL}
     */
    public RequireProof(Sessions sessions, Duration freshness, InstantSource clock) {
        this.sessions = sessions;
        this.freshness = freshness;
        this.clock = clock;
    }

    /**
     * Goes on only if the caller proved a moment ago who they are.
     *
     * @throws Refused {@link SessionProblem#PROOF_NEEDED}
     */
    public void of(Caller caller) {
        if (!sessions.provedSince(caller.session(), clock.instant().minus(freshness))) {
            throw new Refused(SessionProblem.PROOF_NEEDED);
        }
    }
}
