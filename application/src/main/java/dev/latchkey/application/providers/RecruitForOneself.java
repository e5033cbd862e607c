package dev.latchkey.application.providers;

import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.domain.providers.ProviderProblem;
import dev.latchkey.domain.providers.ProviderStatus;
import dev.latchkey.domain.shared.Refused;
import java.util.Optional;

/** Says who may bring people to themselves with campaigns: providers, while nobody has frozen them. */
public final class RecruitForOneself {
    private final Providers providers;

    public RecruitForOneself(Providers providers) {
        this.providers = providers;
    }

    /**
     * Whether that account may.
     *
     * @throws Refused {@link ProviderProblem#FROZEN}
     */
    public boolean may(UserId account) {
        Optional<Provider> provider = providers.find(account);
        if (provider.filter(found -> found.status() == ProviderStatus.FROZEN).isPresent()) {
            throw new Refused(ProviderProblem.FROZEN);
        }
        return provider.isPresent();
    }
}
