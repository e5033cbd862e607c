package dev.latchkey.bootstrap.wiring;

import dev.latchkey.application.invites.ListInvited;
import dev.latchkey.application.providers.BecomeProvider;
import dev.latchkey.application.providers.CloseProvider;
import dev.latchkey.application.providers.EditProvider;
import dev.latchkey.application.providers.FindProviders;
import dev.latchkey.application.providers.FreezeProvider;
import dev.latchkey.application.providers.OpenProvider;
import dev.latchkey.application.providers.ViewDashboard;
import dev.latchkey.application.providers.ViewProvider;
import dev.latchkey.application.shared.Limits;
import dev.latchkey.application.shared.Transactions;
import dev.latchkey.http.Callers;
import dev.latchkey.http.Routes;
import dev.latchkey.http.providers.DashboardRoutes;
import dev.latchkey.http.providers.ProviderListRoutes;
import dev.latchkey.http.providers.ProviderRoutes;
import dev.latchkey.persistence.providers.PostgresProviderNumbers;
import dev.latchkey.persistence.providers.PostgresProviders;
import java.time.InstantSource;
import java.util.List;

/** Accounts that offer something. */
final class ProvidersWiring {
    private final OpenProvider open;
    private final ViewDashboard dashboard;
    private final List<Routes> routes;

    ProvidersWiring(
            StorageWiring storage,
            AccountsWiring accounts,
            LimitsWiring limitsWiring,
            AuditWiring audit,
            Callers callers) {
        PostgresProviders providers = new PostgresProviders(storage.sql());
        Limits limits = limitsWiring.limits();
        Transactions transactions = storage.transactions();
        InstantSource clock = storage.clock();
        this.open = new OpenProvider(providers, audit.record());
        this.dashboard = new ViewDashboard(providers, new PostgresProviderNumbers(storage.sql()), limits, clock);
        this.routes = List.of(
                new ProviderRoutes(
                        callers,
                        accounts.readPhone(),
                        new BecomeProvider(open, limits, transactions, clock),
                        new ViewProvider(providers),
                        new EditProvider(providers, limits, transactions, audit.record(), clock),
                        new CloseProvider(providers, transactions, audit.record())),
                new ProviderListRoutes(
                        callers,
                        new FindProviders(providers, limits),
                        new FreezeProvider(providers, limits, transactions, audit.record(), clock)));
    }

    /** For those who open an account that is a provider. */
    OpenProvider open() {
        return open;
    }

    /** How a provider does, and whom they have brought lately. */
    Routes dashboard(Callers callers, ListInvited invited) {
        return new DashboardRoutes(callers, dashboard, invited);
    }

    List<Routes> routes() {
        return routes;
    }
}
