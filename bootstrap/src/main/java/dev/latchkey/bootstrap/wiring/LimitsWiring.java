package dev.latchkey.bootstrap.wiring;

import dev.latchkey.application.shared.Limits;
import dev.latchkey.bootstrap.config.LimitsConfig;
import dev.latchkey.persistence.limits.PostgresRateCounters;

/** How often things may be done. */
final class LimitsWiring {
    private final Limits limits;

    LimitsWiring(StorageWiring storage, LimitsConfig config) {
        this.limits = new Limits(new PostgresRateCounters(storage.sql()), config.rates(), storage.clock());
    }

    Limits limits() {
        return limits;
    }
}
