package dev.latchkey.application.sessions;

import dev.latchkey.application.audit.RecordAudit;
import dev.latchkey.application.shared.Caller;
import dev.latchkey.application.shared.Origin;
import dev.latchkey.application.shared.Transactions;
import dev.latchkey.domain.audit.AuditAction;
import java.time.InstantSource;
import java.util.Map;

/** Signs a device out: its access token and its refresh token are worth nothing from here on. */
public final class EndSession {
    private final Sessions sessions;
    private final Transactions transactions;
    private final RecordAudit audit;
    private final InstantSource clock;

    public EndSession(Sessions sessions, Transactions transactions, RecordAudit audit, InstantSource clock) {
        this.sessions = sessions;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    /** Ends the session of the caller; whoever comes second finds it ended, which is what they wanted. */
    public void end(Caller caller, Origin origin) {
        transactions.allOrNothing(() -> {
            if (sessions.end(caller.session(), clock.instant())) {
                audit.own(
                        AuditAction.SIGNED_OUT,
                        caller.user(),
                        origin,
                        Map.of("session", caller.session().value().toString()));
            }
        });
    }
}
