package dev.latchkey.bootstrap.architecture.culprits.stores_do_not_read_then_write.persistence.accounts;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Looks before it leaps; two at once both see a free name. */
public final class PostgresUsers {
    private final Jdbi jdbi;

    public PostgresUsers(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    public void rename(long id, String name) {
        jdbi.useHandle(handle -> {
            if (!isTaken(handle, name)) {
                handle.execute("UPDATE account SET name = ? WHERE id = ?", name, id);
            }
        });
    }

    private static boolean isTaken(Handle handle, String name) {
        return handle.createQuery("SELECT count(*) FROM account WHERE name = :name")
                        .bind("name", name)
                        .mapTo(int.class)
                        .one()
                > 0;
    }
}
