package dev.latchkey.application.accounts;

import dev.latchkey.application.InMemoryStores;
import dev.latchkey.domain.accounts.AccountStatus;
import dev.latchkey.domain.accounts.UserId;

/** What the tests of the twins need to know of accounts. */
public interface InMemoryAccountsFixture extends AccountsFixture {
    InMemoryStores stores();

    @Override
    default Accounts accounts() {
        return stores().accounts;
    }

    @Override
    default void ban(UserId id) {
        stores().accounts.change(id, user -> user.status = AccountStatus.BANNED);
    }

    @Override
    default void unban(UserId id) {
        stores().accounts.change(id, user -> user.status = AccountStatus.ACTIVE);
    }

    @Override
    default void delete(UserId id) {
        stores().accounts.delete(id);
    }
}
