package dev.latchkey.persistence.providers;

import dev.latchkey.application.providers.Providers;
import dev.latchkey.application.providers.ProvidersContract;
import dev.latchkey.persistence.Sql;
import dev.latchkey.persistence.StoresExtension;
import dev.latchkey.persistence.accounts.PostgresAccountsFixture;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(StoresExtension.class)
class PostgresProvidersIT implements ProvidersContract, PostgresAccountsFixture {
    private final Sql sql;

    PostgresProvidersIT(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Sql sql() {
        return sql;
    }

    @Override
    public Providers providers() {
        return new PostgresProviders(sql);
    }
}
