package dev.latchkey.application.providers;

import dev.latchkey.application.shared.Caller;
import dev.latchkey.application.shared.Limit;
import dev.latchkey.application.shared.Limits;
import dev.latchkey.application.shared.Origin;
import dev.latchkey.application.shared.Transactions;
import dev.latchkey.domain.providers.ProviderProfile;
import java.time.InstantSource;

/** Lets people who have an account offer something. */
public final class BecomeProvider {
    private final OpenProvider open;
    private final Limits limits;
    private final Transactions transactions;
    private final InstantSource clock;

    public BecomeProvider(OpenProvider open, Limits limits, Transactions transactions, InstantSource clock) {
        this.open = open;
        this.limits = limits;
        this.transactions = transactions;
        this.clock = clock;
    }

    public Provider become(Caller caller, ProviderProfile profile, Origin origin) {
        limits.spend(new Limits.Use(Limit.PROVIDER_PER_ACCOUNT, caller.user()));
        return transactions.inOne(() -> open.open(caller.user(), profile, origin, clock.instant()));
    }
}
