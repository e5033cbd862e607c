package dev.latchkey.application.sessions;

import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.domain.sessions.EndCause;
import dev.latchkey.domain.sessions.SessionId;
import java.time.Instant;
import java.util.Optional;

/** Ends sessions because something else has changed, in the transaction in which it changes. */
public final class EndSessions {
    private final Sessions sessions;
    private final Revocations revocations;

    public EndSessions(Sessions sessions, Revocations revocations) {
        this.sessions = sessions;
        this.revocations = revocations;
    }

    /**
     * Ends every session that the account has at this moment, save the one that is kept. To be called after the change, so
     * that no session slips in between. Returns how many.
     */
    public int of(UserId user, Optional<SessionId> kept, EndCause cause, Instant now) {
        return kept.map(session -> sessions.endOthers(user, session, cause, now))
                .orElseGet(() -> sessions.endAll(user, cause, now));
    }

    /** Knows at once, and lets other instances know. To be called when the transaction is over. */
    public void announce() {
        revocations.announce();
    }
}
