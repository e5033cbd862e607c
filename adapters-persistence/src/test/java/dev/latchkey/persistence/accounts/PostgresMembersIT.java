package dev.latchkey.persistence.accounts;

import dev.latchkey.application.accounts.Members;
import dev.latchkey.application.accounts.MembersContract;
import dev.latchkey.application.accounts.Standing;
import dev.latchkey.persistence.Sql;
import dev.latchkey.persistence.StoresExtension;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(StoresExtension.class)
class PostgresMembersIT implements MembersContract, PostgresAccountsFixture {
    private final Sql sql;

    PostgresMembersIT(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Members members() {
        return new PostgresMembers(sql);
    }

    @Override
    public Standing standing() {
        return new PostgresStanding(sql);
    }

    @Override
    public Sql sql() {
        return sql;
    }
}
