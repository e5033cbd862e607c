package dev.latchkey.bootstrap.wiring;

import dev.latchkey.application.shared.Limits;
import dev.latchkey.application.shared.RateCounters;
import dev.latchkey.bootstrap.config.LimitsConfig;
import dev.latchkey.persistence.limits.PostgresRateCounters;

/** How often things may be done. */
final class LimitsWiring {
    private final Limits limits;

    LimitsWiring(StorageWiring storage, LimitsConfig config) {
        RateCounters counters = storage.redis()
                .before(
                        new PostgresRateCounters(storage.sql()),
                        storage.secrets().current());
        this.limits = new Limits(counters, config.rates(), storage.clock());
    }

    Limits limits() {
        return limits;
    }
}
