package dev.latchkey.persistence.login;

import dev.latchkey.application.login.telegram.SpentProofs;
import dev.latchkey.application.login.telegram.SpentProofsContract;
import dev.latchkey.application.shared.Transactions;
import dev.latchkey.persistence.Database;
import dev.latchkey.persistence.JdbiTransactions;
import dev.latchkey.persistence.Sql;
import dev.latchkey.persistence.StoresExtension;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(StoresExtension.class)
class PostgresSpentProofsIT implements SpentProofsContract {
    private final Sql sql;
    private final Database database;

    PostgresSpentProofsIT(Sql sql, Database database) {
        this.sql = sql;
        this.database = database;
    }

    @Override
    public SpentProofs spent() {
        return new PostgresSpentProofs(sql);
    }

    @Override
    public Transactions transactions() {
        return new JdbiTransactions(database);
    }
}
