package dev.latchkey.application.sessions;

import dev.latchkey.application.audit.RecordAudit;
import dev.latchkey.application.shared.Caller;
import dev.latchkey.application.shared.Origin;
import dev.latchkey.domain.audit.AuditAction;
import dev.latchkey.domain.sessions.SessionProblem;
import dev.latchkey.domain.shared.Refused;
import java.time.Instant;
import java.util.Map;

/** Counts a session as freshly proved. To be called in the transaction that takes the proof. */
public final class ProveSession {
    private final Sessions sessions;
    private final RecordAudit audit;

    public ProveSession(Sessions sessions, RecordAudit audit) {
        this.sessions = sessions;
        this.audit = audit;
    }

    public void prove(Caller caller, Origin origin, Instant now) {
        if (!sessions.prove(caller.session(), now)) {
            throw new Refused(SessionProblem.TOKEN_INVALID);
        }
        audit.own(
                AuditAction.PROVED_AGAIN,
                caller.user(),
                origin,
                Map.of("session", caller.session().value().toString()));
    }
}
