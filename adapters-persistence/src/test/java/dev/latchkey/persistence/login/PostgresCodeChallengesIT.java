package dev.latchkey.persistence.login;

import dev.latchkey.application.login.phone.CodeChallenges;
import dev.latchkey.application.login.phone.CodeChallengesContract;
import dev.latchkey.application.shared.Transactions;
import dev.latchkey.persistence.Database;
import dev.latchkey.persistence.JdbiTransactions;
import dev.latchkey.persistence.Sql;
import dev.latchkey.persistence.StoresExtension;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(StoresExtension.class)
class PostgresCodeChallengesIT implements CodeChallengesContract {
    private final Database database;
    private final Sql sql;

    PostgresCodeChallengesIT(Database database, Sql sql) {
        this.database = database;
        this.sql = sql;
    }

    @Override
    public Transactions transactions() {
        return new JdbiTransactions(database);
    }

    @Override
    public CodeChallenges challenges() {
        return new PostgresCodeChallenges(sql);
    }
}
