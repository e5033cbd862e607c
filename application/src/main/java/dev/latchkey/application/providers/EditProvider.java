package dev.latchkey.application.providers;

import dev.latchkey.application.audit.RecordAudit;
import dev.latchkey.application.shared.Caller;
import dev.latchkey.application.shared.Limit;
import dev.latchkey.application.shared.Limits;
import dev.latchkey.application.shared.Origin;
import dev.latchkey.application.shared.Transactions;
import dev.latchkey.domain.audit.AuditAction;
import dev.latchkey.domain.providers.ProviderProblem;
import dev.latchkey.domain.shared.Refused;
import java.time.InstantSource;
import java.util.Map;

/** Lets providers look after their profile. */
public final class EditProvider {
    private final Providers providers;
    private final Limits limits;
    private final Transactions transactions;
    private final RecordAudit audit;
    private final InstantSource clock;

    public EditProvider(
            Providers providers, Limits limits, Transactions transactions, RecordAudit audit, InstantSource clock) {
        this.providers = providers;
        this.limits = limits;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * The caller's profile as changed.
     *
     * @throws Refused {@link ProviderProblem#NONE} if they have none
     */
    public Provider edit(Caller caller, ProviderChanges changes, Origin origin) {
        limits.spend(new Limits.Use(Limit.PROVIDER_PER_ACCOUNT, caller.user()));
        return transactions.inOne(() -> {
            Provider changed = providers
                    .edit(caller.user(), changes, clock.instant())
                    .orElseThrow(() -> new Refused(ProviderProblem.NONE));
            audit.own(AuditAction.PROVIDER_CHANGED, caller.user(), origin, Map.of());
            return changed;
        });
    }
}
