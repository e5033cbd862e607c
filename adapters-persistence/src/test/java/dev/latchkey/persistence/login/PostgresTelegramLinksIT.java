package dev.latchkey.persistence.login;

import dev.latchkey.application.login.password.Passwords;
import dev.latchkey.application.login.telegram.TelegramLinks;
import dev.latchkey.application.login.telegram.TelegramLinksContract;
import dev.latchkey.persistence.Sql;
import dev.latchkey.persistence.StoresExtension;
import dev.latchkey.persistence.accounts.PostgresAccountsFixture;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(StoresExtension.class)
class PostgresTelegramLinksIT implements TelegramLinksContract, PostgresAccountsFixture {
    private final Sql sql;

    PostgresTelegramLinksIT(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Sql sql() {
        return sql;
    }

    @Override
    public TelegramLinks links() {
        return new PostgresTelegramLinks(sql);
    }

    @Override
    public Passwords passwords() {
        return new PostgresPasswords(sql);
    }
}
