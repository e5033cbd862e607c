package dev.latchkey.persistence.accounts;

import dev.latchkey.application.accounts.Accounts;
import dev.latchkey.application.accounts.AccountsFixture;
import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.persistence.Sql;

/** What the tests of the stores do to accounts that no use case can do yet. */
public interface PostgresAccountsFixture extends AccountsFixture {
    Sql sql();

    @Override
    default Accounts accounts() {
        return new PostgresAccounts(sql());
    }

    @Override
    default void ban(UserId id) {
        sql().run("UPDATE account SET status = 'banned' WHERE id = :id", params -> params.set("id", id.value()));
    }

    @Override
    default void unban(UserId id) {
        sql().run("UPDATE account SET status = 'active' WHERE id = :id", params -> params.set("id", id.value()));
    }

    @Override
    default void delete(UserId id) {
        sql().run("""
                UPDATE account SET deleted_at = now(), phone = NULL, email = NULL, username = NULL,
                  first_name = NULL, last_name = NULL, telegram_id = NULL, telegram_username = NULL
                WHERE id = :id
                """, params -> params.set("id", id.value()));
    }
}
