package dev.latchkey.persistence.sessions;

import dev.latchkey.application.sessions.RevocationLog;
import dev.latchkey.application.sessions.RevocationLogContract;
import dev.latchkey.application.sessions.Sessions;
import dev.latchkey.application.shared.Transactions;
import dev.latchkey.domain.accounts.Role;
import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.persistence.Database;
import dev.latchkey.persistence.JdbiTransactions;
import dev.latchkey.persistence.Sql;
import dev.latchkey.persistence.StoresExtension;
import dev.latchkey.persistence.accounts.PostgresAccountsFixture;
import java.util.Locale;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(StoresExtension.class)
class PostgresRevocationLogIT implements RevocationLogContract, PostgresAccountsFixture {
    private final Database database;
    private final Sql sql;

    PostgresRevocationLogIT(Database database, Sql sql) {
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

    @Override
    public RevocationLog log() {
        return new PostgresRevocationLog(sql);
    }

    @Override
    public void give(UserId id, Role role) {
        sql.run(
                "UPDATE account SET role = :role WHERE id = :id",
                params ->
                        params.set("role", role.name().toLowerCase(Locale.ROOT)).set("id", id.value()));
    }
}
