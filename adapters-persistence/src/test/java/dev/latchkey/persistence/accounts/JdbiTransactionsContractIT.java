package dev.latchkey.persistence.accounts;

import dev.latchkey.application.shared.Transactions;
import dev.latchkey.application.shared.TransactionsContract;
import dev.latchkey.persistence.Database;
import dev.latchkey.persistence.JdbiTransactions;
import dev.latchkey.persistence.Sql;
import dev.latchkey.persistence.StoresExtension;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(StoresExtension.class)
class JdbiTransactionsContractIT implements TransactionsContract, PostgresAccountsFixture {
    private final Database database;
    private final Sql sql;

    JdbiTransactionsContractIT(Database database, Sql sql) {
        this.database = database;
        this.sql = sql;
    }

    @Override
    public Transactions transactions() {
        return new JdbiTransactions(database);
    }

    @Override
    public Sql sql() {
        return sql;
    }
}
