package dev.latchkey.application.sessions;

import dev.latchkey.application.audit.RecordAudit;
import dev.latchkey.application.shared.Caller;
import dev.latchkey.application.shared.Origin;
import dev.latchkey.application.shared.Transactions;
import dev.latchkey.domain.audit.AuditAction;
import dev.latchkey.domain.sessions.EndCause;
import java.time.InstantSource;
import java.util.Map;

/** Signs somebody out on every device, the one that asks for it included. */
public final class SignOutEverywhere {
    private final Sessions sessions;
    private final Transactions transactions;
    private final RecordAudit audit;
    private final Revocations revocations;
    private final InstantSource clock;

    public SignOutEverywhere(
            Sessions sessions,
            Transactions transactions,
            RecordAudit audit,
            Revocations revocations,
            InstantSource clock) {
        this.sessions = sessions;
        this.transactions = transactions;
        this.audit = audit;
        this.revocations = revocations;
        this.clock = clock;
    }

    /** Ends every session that the caller's account has at this moment. */
    public void signOut(Caller caller, Origin origin) {
        transactions.allOrNothing(() -> {
            int ended = sessions.endAll(caller.user(), EndCause.SIGNED_OUT_EVERYWHERE, clock.instant());
            if (ended > 0) {
                audit.own(
                        AuditAction.SIGNED_OUT_EVERYWHERE,
                        caller.user(),
                        origin,
                        Map.of("sessions", Integer.toString(ended)));
            }
        });
        revocations.announce();
    }
}
