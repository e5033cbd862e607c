package dev.latchkey.persistence.login;

import dev.latchkey.application.login.password.MailLinks;
import dev.latchkey.application.login.password.MailLinksContract;
import dev.latchkey.persistence.Sql;
import dev.latchkey.persistence.StoresExtension;
import dev.latchkey.persistence.accounts.PostgresAccountsFixture;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(StoresExtension.class)
class PostgresMailLinksIT implements MailLinksContract, PostgresAccountsFixture {
    private final Sql sql;

    PostgresMailLinksIT(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Sql sql() {
        return sql;
    }

    @Override
    public MailLinks links() {
        return new PostgresMailLinks(sql);
    }
}
