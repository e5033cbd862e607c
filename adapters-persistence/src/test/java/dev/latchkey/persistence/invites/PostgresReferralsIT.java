package dev.latchkey.persistence.invites;

import dev.latchkey.application.invites.Invites;
import dev.latchkey.application.invites.Referrals;
import dev.latchkey.application.invites.ReferralsContract;
import dev.latchkey.persistence.Database;
import dev.latchkey.persistence.Sql;
import dev.latchkey.persistence.StoresExtension;
import dev.latchkey.persistence.accounts.PostgresAccountsFixture;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(StoresExtension.class)
class PostgresReferralsIT implements ReferralsContract, PostgresAccountsFixture {
    private final Database database;
    private final Sql sql;

    PostgresReferralsIT(Database database, Sql sql) {
        this.database = database;
        this.sql = sql;
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
    public Referrals referrals() {
        return new PostgresReferrals(sql);
    }
}
