package dev.latchkey.persistence.accounts;

import dev.latchkey.application.accounts.Avatars;
import dev.latchkey.application.accounts.AvatarsContract;
import dev.latchkey.persistence.Sql;
import dev.latchkey.persistence.StoresExtension;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(StoresExtension.class)
class PostgresAvatarsIT implements AvatarsContract, PostgresAccountsFixture {
    private final Sql sql;

    PostgresAvatarsIT(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Sql sql() {
        return sql;
    }

    @Override
    public Avatars avatars() {
        return new PostgresAvatars(sql);
    }
}
