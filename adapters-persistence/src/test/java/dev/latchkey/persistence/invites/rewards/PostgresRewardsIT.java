package dev.latchkey.persistence.invites.rewards;

import dev.latchkey.application.invites.Invites;
import dev.latchkey.application.invites.rewards.Rewards;
import dev.latchkey.application.invites.rewards.RewardsContract;
import dev.latchkey.application.shared.Transactions;
import dev.latchkey.persistence.Database;
import dev.latchkey.persistence.JdbiTransactions;
import dev.latchkey.persistence.Sql;
import dev.latchkey.persistence.StoresExtension;
import dev.latchkey.persistence.accounts.PostgresAccountsFixture;
import dev.latchkey.persistence.invites.PostgresInvites;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(StoresExtension.class)
class PostgresRewardsIT implements RewardsContract, PostgresAccountsFixture {
    private final Database database;
    private final Sql sql;

    PostgresRewardsIT(Database database, Sql sql) {
        this.database = database;
        this.sql = sql;
    }

    @Override
    public Sql sql() {
        return sql;
    }

    @Override
    public Rewards rewards() {
        return new PostgresRewards(sql);
    }

    @Override
    public Invites invites() {
        return new PostgresInvites(database, sql);
    }

    @Override
    public Transactions transactions() {
        return new JdbiTransactions(database);
    }
}
