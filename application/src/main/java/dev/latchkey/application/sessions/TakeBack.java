package dev.latchkey.application.sessions;

import dev.latchkey.application.shared.Origin;
import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.domain.sessions.EndCause;
import dev.latchkey.domain.sessions.SessionId;

/** Ends a session whose tokens could not be handed over, so that it does not stay on the list of its owner. */
public final class TakeBack {
    private final EndSession endSession;

    public TakeBack(EndSession endSession) {
        this.endSession = endSession;
    }

    public void takeBack(SessionId id, UserId owner, Origin origin) {
        var unused = endSession.end(id, owner, EndCause.NOT_DELIVERED, origin);
    }
}
