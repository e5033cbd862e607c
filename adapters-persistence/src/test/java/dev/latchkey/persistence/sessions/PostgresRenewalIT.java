package dev.latchkey.persistence.sessions;

import dev.latchkey.application.sessions.RenewalContract;
import dev.latchkey.application.sessions.Sessions;
import dev.latchkey.application.shared.Transactions;
import dev.latchkey.persistence.Database;
import dev.latchkey.persistence.JdbiTransactions;
import dev.latchkey.persistence.Sql;
import dev.latchkey.persistence.StoresExtension;
import dev.latchkey.persistence.accounts.PostgresAccountsFixture;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(StoresExtension.class)
class PostgresRenewalIT implements RenewalContract, PostgresAccountsFixture {
    private final Database database;
    private final Sql sql;

    PostgresRenewalIT(Database database, Sql sql) {
        this.database = database;
        this.sql = sql;
    }

    @Override
    public Sql sql() {
        return sql;
    }

    @Override
    public Sessions sessions() {
        return new PostgresSessions(sql);
    }

    @Override
    public Transactions transactions() {
        return new JdbiTransactions(database);
    }
}
