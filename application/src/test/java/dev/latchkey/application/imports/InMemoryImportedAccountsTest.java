package dev.latchkey.application.imports;

import dev.latchkey.application.InMemoryStores;
import dev.latchkey.application.accounts.Accounts;
import dev.latchkey.application.invites.Invites;
import dev.latchkey.application.login.password.Passwords;
import dev.latchkey.application.shared.Transactions;
import dev.latchkey.domain.accounts.UserId;

class InMemoryImportedAccountsTest implements ImportedAccountsContract {
    private final InMemoryStores stores = new InMemoryStores();

    @Override
    public ImportedAccounts imports() {
        return stores.imports;
    }

    @Override
    public Accounts accounts() {
        return stores.accounts;
    }

    @Override
    public Passwords passwords() {
        return stores.passwords;
    }

    @Override
    public Invites invites() {
        return stores.invites;
    }

    @Override
    public Transactions transactions() {
        return stores.transactions;
    }

    @Override
    public void delete(UserId id) {
        stores.accounts.delete(id);
    }
}
