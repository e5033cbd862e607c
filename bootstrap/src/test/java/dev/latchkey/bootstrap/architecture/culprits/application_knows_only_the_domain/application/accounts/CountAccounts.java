package dev.latchkey.bootstrap.architecture.culprits.application_knows_only_the_domain.application.accounts;

import org.jdbi.v3.core.Jdbi;

/** A use case that asks the database itself. */
public final class CountAccounts {
    private final Jdbi jdbi;

    public CountAccounts(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    public int count() {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT count(*) FROM account")
                .mapTo(int.class)
                .one());
    }
}
