package dev.latchkey.persistence.accounts;

import dev.latchkey.application.accounts.IdlePhones;
import dev.latchkey.application.accounts.IdlePhonesContract;
import dev.latchkey.application.sessions.Sessions;
import dev.latchkey.domain.accounts.Role;
import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.persistence.Sql;
import dev.latchkey.persistence.StoresExtension;
import dev.latchkey.persistence.sessions.PostgresSessions;
import java.util.Locale;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(StoresExtension.class)
class PostgresIdlePhonesIT implements IdlePhonesContract, PostgresAccountsFixture {
    private final Sql sql;

    PostgresIdlePhonesIT(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Sql sql() {
        return sql;
    }

    @Override
    public IdlePhones idle() {
        return new PostgresIdlePhones(sql);
    }

    @Override
    public Sessions sessions() {
        return new PostgresSessions(sql);
    }

    @Override
    public void give(UserId id, Role role) {
        sql.run(
                "UPDATE account SET role = :role WHERE id = :id",
                params ->
                        params.set("role", role.name().toLowerCase(Locale.ROOT)).set("id", id.value()));
    }
}
