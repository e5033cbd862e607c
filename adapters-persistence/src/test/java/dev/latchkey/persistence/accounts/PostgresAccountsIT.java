package dev.latchkey.persistence.accounts;

import dev.latchkey.application.accounts.AccountsContract;
import dev.latchkey.application.shared.Transactions;
import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.persistence.Database;
import dev.latchkey.persistence.JdbiTransactions;
import dev.latchkey.persistence.Sql;
import dev.latchkey.persistence.StoresExtension;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(StoresExtension.class)
class PostgresAccountsIT implements AccountsContract, PostgresAccountsFixture {
    private final Database database;
    private final Sql sql;

    PostgresAccountsIT(Database database, Sql sql) {
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

    @Override
    public void makeAdmin(UserId id) {
        sql.run("UPDATE account SET role = 'admin' WHERE id = :id", params -> params.set("id", id.value()));
    }

    @Override
    public void emptyTheSystem() {
        sql.run("TRUNCATE account, first_account CASCADE", params -> params);
    }
}
