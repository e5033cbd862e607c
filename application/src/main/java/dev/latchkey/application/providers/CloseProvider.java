package dev.latchkey.application.providers;

import dev.latchkey.application.audit.RecordAudit;
import dev.latchkey.application.shared.Caller;
import dev.latchkey.application.shared.Origin;
import dev.latchkey.application.shared.Transactions;
import dev.latchkey.domain.audit.AuditAction;
import dev.latchkey.domain.providers.ProviderProblem;
import dev.latchkey.domain.shared.Refused;
import java.util.Map;

/** Makes providers accounts like the others again. */
public final class CloseProvider {
    private final Providers providers;
    private final Transactions transactions;
    private final RecordAudit audit;

    public CloseProvider(Providers providers, Transactions transactions, RecordAudit audit) {
        this.providers = providers;
        this.transactions = transactions;
        this.audit = audit;
    }

    /**
     * Takes the caller's profile away.
     *
     * @throws Refused {@link ProviderProblem#FROZEN} if it is frozen: who could close and open it would thaw it
     */
    public void close(Caller caller, Origin origin) {
        transactions.allOrNothing(() -> {
            if (!providers.close(caller.user())) {
                throw new Refused(
                        providers.find(caller.user()).isPresent() ? ProviderProblem.FROZEN : ProviderProblem.NONE);
            }
            audit.own(AuditAction.PROVIDER_CLOSED, caller.user(), origin, Map.of());
        });
    }
}
