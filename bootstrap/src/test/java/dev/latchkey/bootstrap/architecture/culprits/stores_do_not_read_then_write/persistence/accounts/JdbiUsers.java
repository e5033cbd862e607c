package dev.latchkey.bootstrap.architecture.culprits.stores_do_not_read_then_write.persistence.accounts;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The same, past our own Sql. A transaction does not help: both read before either writes. */
public final class JdbiUsers {
    private final Jdbi jdbi;

    public JdbiUsers(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    public void rename(String name) {
        jdbi.useTransaction(handle -> {
            if (isFree(handle, name)) {
                handle.execute("UPDATE account SET name = ?", name);
            }
        });
    }

    private static boolean isFree(Handle handle, String name) {
        return handle.createQuery("SELECT 1 FROM account WHERE name = :name")
                .bind("name", name)
                .mapTo(int.class)
                .findOne()
                .isEmpty();
    }
}
