package dev.latchkey.application.sessions;

import dev.latchkey.application.shared.Caller;
import dev.latchkey.application.shared.Origin;
import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.domain.sessions.EndCause;
import dev.latchkey.domain.sessions.SessionId;
import dev.latchkey.domain.sessions.SessionProblem;
import dev.latchkey.domain.shared.Refused;

/** Signs out a device that its owner has picked from their list. */
public final class EndDevice {
    private final EndSession endSession;

    public EndDevice(EndSession endSession) {
        this.endSession = endSession;
    }

    /**
     * Ends one of the caller's sessions.
     *
     * @throws Refused {@link SessionProblem#UNKNOWN} if they have no such session, or not any more
     */
    public void end(Caller caller, SessionId id, Origin origin) {
        end(caller.user(), id, origin);
    }

    /** The same for people who have shown to be the owner in another way than by a session. */
    public void end(UserId owner, SessionId id, Origin origin) {
        EndSession.Outcome outcome = endSession.end(id, owner, EndCause.ENDED_BY_OWNER, origin);
        if (outcome == EndSession.Outcome.NOTHING_TO_END) {
            throw new Refused(SessionProblem.UNKNOWN);
        }
    }
}
