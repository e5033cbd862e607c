package dev.latchkey.persistence;

import dev.latchkey.application.shared.Transactions;
import java.util.function.Supplier;

/** Jdbi keeps one handle per thread while a callback runs, so every store called inside joins this transaction. */
public final class JdbiTransactions implements Transactions {
    private final Database database;

    public JdbiTransactions(Database database) {
        this.database = database;
    }

    @Override
    public <T> T inOne(Supplier<T> work) {
        return database.inTransaction(handle -> work.get());
    }
}
