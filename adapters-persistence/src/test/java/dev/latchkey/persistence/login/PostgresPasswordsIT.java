package dev.latchkey.persistence.login;

import dev.latchkey.application.login.password.Passwords;
import dev.latchkey.application.login.password.PasswordsContract;
import dev.latchkey.persistence.Sql;
import dev.latchkey.persistence.StoresExtension;
import dev.latchkey.persistence.accounts.PostgresAccountsFixture;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(StoresExtension.class)
class PostgresPasswordsIT implements PasswordsContract, PostgresAccountsFixture {
    private final Sql sql;

    PostgresPasswordsIT(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Sql sql() {
        return sql;
    }

    @Override
    public Passwords passwords() {
        return new PostgresPasswords(sql);
    }
}
