package dev.latchkey.persistence.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.application.accounts.Accounts;
import dev.latchkey.application.imports.ImportedAccounts;
import dev.latchkey.application.imports.ImportedAccountsContract;
import dev.latchkey.application.invites.Invites;
import dev.latchkey.application.login.password.Passwords;
import dev.latchkey.application.shared.Transactions;
import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.persistence.Database;
import dev.latchkey.persistence.JdbiTransactions;
import dev.latchkey.persistence.Sql;
import dev.latchkey.persistence.StoresExtension;
import dev.latchkey.persistence.accounts.PostgresAccounts;
import dev.latchkey.persistence.accounts.PostgresStanding;
import dev.latchkey.persistence.invites.PostgresInvites;
import dev.latchkey.persistence.login.PostgresPasswords;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(StoresExtension.class)
class PostgresImportedAccountsIT implements ImportedAccountsContract {
    private final Database database;
    private final Sql sql;

    PostgresImportedAccountsIT(Database database, Sql sql) {
        this.database = database;
        this.sql = sql;
    }

    @Override
    public ImportedAccounts imports() {
        return new PostgresImportedAccounts(sql, ImportLocks.SHARED);
    }

    @Override
    public Accounts accounts() {
        return new PostgresAccounts(sql);
    }

    @Override
    public Passwords passwords() {
        return new PostgresPasswords(sql);
    }

    @Override
    public Invites invites() {
        return new PostgresInvites(database, sql);
    }

    @Override
    public Transactions transactions() {
        return new JdbiTransactions(database);
    }

    @Override
    public void delete(UserId id) {
        assertThat(new PostgresStanding(sql).delete(id, NOW)).isTrue();
    }
}
