package dev.latchkey.application.sessions;

import dev.latchkey.application.shared.Caller;
import dev.latchkey.domain.sessions.EndCause;
import java.time.Instant;

/** Signs somebody out everywhere but here, because of a change that a thief must not outlive. */
public final class EndOtherSessions {
    private final Sessions sessions;
    private final Revocations revocations;

    public EndOtherSessions(Sessions sessions, Revocations revocations) {
        this.sessions = sessions;
        this.revocations = revocations;
    }

    /** Ends all sessions of the caller's account but this one. To be called in the transaction of the change. */
    public void end(Caller caller, EndCause cause, Instant now) {
        int unused = sessions.endOthers(caller.user(), caller.session(), cause, now);
    }

    /** Makes it known at once. To be called when the transaction is over. */
    public void announce() {
        revocations.announce();
    }
}
