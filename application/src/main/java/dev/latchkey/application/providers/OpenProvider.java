package dev.latchkey.application.providers;

import dev.latchkey.application.audit.RecordAudit;
import dev.latchkey.application.shared.Origin;
import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.domain.audit.AuditAction;
import dev.latchkey.domain.providers.ProviderProblem;
import dev.latchkey.domain.providers.ProviderProfile;
import dev.latchkey.domain.shared.Refused;
import java.time.Instant;
import java.util.Map;

/** Makes an account a provider. To be called in a transaction. */
public final class OpenProvider {
    private final Providers providers;
    private final RecordAudit audit;

    public OpenProvider(Providers providers, RecordAudit audit) {
        this.providers = providers;
        this.audit = audit;
    }

    /**
     * The provider that the account now is.
     *
     * @throws Refused {@link ProviderProblem#EXISTS} if it is one already
     */
    public Provider open(UserId account, ProviderProfile profile, Origin origin, Instant now) {
        Provider opened = providers.open(account, profile, now).orElseThrow(() -> new Refused(ProviderProblem.EXISTS));
        audit.own(AuditAction.PROVIDER_OPENED, account, origin, Map.of());
        return opened;
    }
}
