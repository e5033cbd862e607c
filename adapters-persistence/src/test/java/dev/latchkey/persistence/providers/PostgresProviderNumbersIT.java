package dev.latchkey.persistence.providers;

import dev.latchkey.application.invites.Invites;
import dev.latchkey.application.providers.ProviderNumbers;
import dev.latchkey.application.providers.ProviderNumbersContract;
import dev.latchkey.application.sessions.Sessions;
import dev.latchkey.persistence.Database;
import dev.latchkey.persistence.Sql;
import dev.latchkey.persistence.StoresExtension;
import dev.latchkey.persistence.accounts.PostgresAccountsFixture;
import dev.latchkey.persistence.invites.PostgresInvites;
import dev.latchkey.persistence.sessions.PostgresSessions;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(StoresExtension.class)
class PostgresProviderNumbersIT implements ProviderNumbersContract, PostgresAccountsFixture {
    private final Database database;
    private final Sql sql;

    PostgresProviderNumbersIT(Database database, Sql sql) {
        this.database = database;
        this.sql = sql;
    }

    @Override
    public Sql sql() {
        return sql;
    }

    @Override
    public ProviderNumbers numbers() {
        return new PostgresProviderNumbers(sql);
    }

    @Override
    public Invites invites() {
        return new PostgresInvites(database, sql);
    }

    @Override
    public Sessions sessions() {
        return new PostgresSessions(sql);
    }
}
