package dev.latchkey.application.accounts;

import dev.latchkey.application.audit.RecordAudit;
import dev.latchkey.application.shared.Transactions;
import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.domain.audit.AuditAction;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** Lifts bans that have come to their end. Any number of instances may do so at once. */
public final class LiftBans {
    private final Standing standing;
    private final Transactions transactions;
    private final RecordAudit audit;
    private final InstantSource clock;

    public LiftBans(Standing standing, Transactions transactions, RecordAudit audit, InstantSource clock) {
        this.standing = standing;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    public void lift() {
        transactions.allOrNothing(() -> {
            List<UserId> lifted = standing.liftOver(clock.instant());
            lifted.forEach(id -> audit.system(AuditAction.BAN_ENDED, id, Map.of()));
        });
    }
}
