package dev.latchkey.application.providers;

import dev.latchkey.application.shared.Caller;
import dev.latchkey.domain.providers.ProviderProblem;
import dev.latchkey.domain.shared.Refused;

/** Shows providers their own profile. */
public final class ViewProvider {
    private final Providers providers;

    public ViewProvider(Providers providers) {
        this.providers = providers;
    }

    /**
     * The caller's profile.
     *
     * @throws Refused {@link ProviderProblem#NONE} if they have none
     */
    public Provider view(Caller caller) {
        return providers.find(caller.user()).orElseThrow(() -> new Refused(ProviderProblem.NONE));
    }
}
