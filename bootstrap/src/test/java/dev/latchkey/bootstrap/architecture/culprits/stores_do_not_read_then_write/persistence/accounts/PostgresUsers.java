package dev.latchkey.bootstrap.architecture.culprits.stores_do_not_read_then_write.persistence.accounts;

import dev.latchkey.bootstrap.architecture.culprits.words.Sql;

/** Looks before it leaps; two at once both see a free name. */
public final class PostgresUsers {
    private final Sql sql;

    public PostgresUsers(Sql sql) {
        this.sql = sql;
    }

    public boolean rename(String name) {
        return isFree(name) && sql.change("UPDATE account SET name = '" + name + "'") == 1;
    }

    private boolean isFree(String name) {
        return sql.one("SELECT 1 FROM account WHERE name = '" + name + "'").isEmpty();
    }
}
