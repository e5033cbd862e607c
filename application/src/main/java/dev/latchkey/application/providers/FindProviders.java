package dev.latchkey.application.providers;

import dev.latchkey.application.shared.Cursor;
import dev.latchkey.application.shared.Limit;
import dev.latchkey.application.shared.Limits;
import dev.latchkey.application.shared.Origin;
import dev.latchkey.application.shared.Page;
import java.util.Optional;

/** Shows everybody which providers there are, latest first. */
public final class FindProviders {
    private final Providers providers;
    private final Limits limits;

    public FindProviders(Providers providers, Limits limits) {
        this.providers = providers;
        this.limits = limits;
    }

    /**
     * One page of the list.
     *
     * @param size from 1 to {@link Page#MAX_SIZE}
     */
    public Page<Provider> find(Providers.Search search, Optional<Cursor> from, int size, Origin origin) {
        limits.spend(new Limits.Use(Limit.PROVIDER_LIST_PER_IP, origin.network().key()));
        return Page.of(providers.list(search, from.map(Cursor::position), size + 1), size, Provider::position);
    }
}
