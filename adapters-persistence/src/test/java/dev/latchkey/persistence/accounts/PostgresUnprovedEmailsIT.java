package dev.latchkey.persistence.accounts;

import dev.latchkey.application.accounts.UnprovedEmails;
import dev.latchkey.application.accounts.UnprovedEmailsContract;
import dev.latchkey.domain.accounts.Role;
import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.persistence.Sql;
import dev.latchkey.persistence.StoresExtension;
import java.util.Locale;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(StoresExtension.class)
class PostgresUnprovedEmailsIT implements UnprovedEmailsContract, PostgresAccountsFixture {
    private final Sql sql;

    PostgresUnprovedEmailsIT(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Sql sql() {
        return sql;
    }

    @Override
    public UnprovedEmails unproved() {
        return new PostgresUnprovedEmails(sql);
    }

    @Override
    public void give(UserId id, Role role) {
        sql.run(
                "UPDATE account SET role = :role WHERE id = :id",
                params ->
                        params.set("role", role.name().toLowerCase(Locale.ROOT)).set("id", id.value()));
    }
}
