package dev.latchkey.application.sessions;

import dev.latchkey.application.shared.Caller;
import dev.latchkey.application.shared.Origin;
import dev.latchkey.domain.sessions.EndCause;

/** Signs the device out that asks for it. */
public final class SignOut {
    private final EndSession endSession;

    public SignOut(EndSession endSession) {
        this.endSession = endSession;
    }

    /** Ends the session of the caller; whoever comes second finds it ended, which is what they wanted. */
    public void signOut(Caller caller, Origin origin) {
        var unused = endSession.end(caller.session(), caller.user(), EndCause.SIGNED_OUT, origin);
    }
}
