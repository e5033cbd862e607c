package dev.latchkey.persistence.limits;

import dev.latchkey.application.shared.RateCounters;
import dev.latchkey.application.shared.RateCountersContract;
import dev.latchkey.persistence.Sql;
import dev.latchkey.persistence.StoresExtension;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(StoresExtension.class)
class PostgresRateCountersIT implements RateCountersContract {
    private final Sql sql;

    PostgresRateCountersIT(Sql sql) {
        this.sql = sql;
    }

    @Override
    public RateCounters counters() {
        return new PostgresRateCounters(sql);
    }
}
