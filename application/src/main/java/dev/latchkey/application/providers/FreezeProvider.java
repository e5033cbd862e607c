package dev.latchkey.application.providers;

import dev.latchkey.application.audit.RecordAudit;
import dev.latchkey.application.shared.Caller;
import dev.latchkey.application.shared.Limit;
import dev.latchkey.application.shared.Limits;
import dev.latchkey.application.shared.Origin;
import dev.latchkey.application.shared.Transactions;
import dev.latchkey.domain.accounts.AccountProblem;
import dev.latchkey.domain.accounts.Permission;
import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.domain.audit.AuditAction;
import dev.latchkey.domain.providers.ProviderProblem;
import dev.latchkey.domain.providers.ProviderStatus;
import dev.latchkey.domain.shared.Refused;
import dev.latchkey.domain.shared.Word;
import java.time.InstantSource;
import java.util.Map;

/** Takes providers off the list, and puts them on it again. */
public final class FreezeProvider {
    private final Providers providers;
    private final Limits limits;
    private final Transactions transactions;
    private final RecordAudit audit;
    private final InstantSource clock;

    public FreezeProvider(
            Providers providers, Limits limits, Transactions transactions, RecordAudit audit, InstantSource clock) {
        this.providers = providers;
        this.limits = limits;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * The provider with that status.
     *
     * @throws Refused {@link AccountProblem#OWN} for one's own account, {@link ProviderProblem#UNKNOWN} if the account is none
     */
    public Provider put(Caller caller, UserId account, ProviderStatus status, Origin origin) {
        caller.must(Permission.MODERATE_PROVIDERS);
        if (caller.user().equals(account)) {
            throw new Refused(AccountProblem.OWN);
        }
        limits.spend(new Limits.Use(Limit.ADMINISTRATION_PER_ACCOUNT, caller.user()));
        return transactions.inOne(() -> {
            Provider changed = providers
                    .putStatus(account, status, clock.instant())
                    .orElseThrow(() -> new Refused(ProviderProblem.UNKNOWN));
            audit.done(
                    AuditAction.PROVIDER_STATUS_CHANGED,
                    caller.user(),
                    account,
                    origin,
                    Map.of("status", Word.of(status)));
            return changed;
        });
    }
}
