package dev.latchkey.persistence.invites;

import dev.latchkey.application.invites.Campaigns;
import dev.latchkey.application.invites.CampaignsContract;
import dev.latchkey.application.invites.Invites;
import dev.latchkey.application.shared.Transactions;
import dev.latchkey.persistence.Database;
import dev.latchkey.persistence.JdbiTransactions;
import dev.latchkey.persistence.Sql;
import dev.latchkey.persistence.StoresExtension;
import dev.latchkey.persistence.accounts.PostgresAccountsFixture;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(StoresExtension.class)
class PostgresCampaignsIT implements CampaignsContract, PostgresAccountsFixture {
    private final Database database;
    private final Sql sql;

    PostgresCampaignsIT(Database database, Sql sql) {
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
    public Invites invites() {
        return new PostgresInvites(database, sql);
    }

    @Override
    public Campaigns campaigns() {
        return new PostgresCampaigns(database, sql);
    }
}
