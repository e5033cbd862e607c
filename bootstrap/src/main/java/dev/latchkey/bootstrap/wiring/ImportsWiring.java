package dev.latchkey.bootstrap.wiring;

import dev.latchkey.application.accounts.ReadPhone;
import dev.latchkey.application.imports.HashFormats;
import dev.latchkey.application.imports.ImportUsers;
import dev.latchkey.application.imports.ImportedAccounts;
import dev.latchkey.application.imports.TieInvited;
import dev.latchkey.application.shared.Transactions;
import dev.latchkey.bootstrap.Closing;
import dev.latchkey.bootstrap.config.AccountsConfig;
import dev.latchkey.domain.invites.InviteCode;
import dev.latchkey.persistence.Database;
import dev.latchkey.persistence.JdbiTransactions;
import dev.latchkey.persistence.Sql;
import dev.latchkey.persistence.imports.ImportLocks;
import dev.latchkey.persistence.imports.PostgresImportedAccounts;
import dev.latchkey.persistence.imports.Rehearsal;
import dev.latchkey.security.StoredHashFormats;
import java.time.InstantSource;
import java.util.function.Predicate;

/** Moving people in, on a connection of its own: a thousand at a time may take longer than a request ever may. */
public final class ImportsWiring {
    private static final String PATIENCE_SECONDS = "600";

    private final StorageWiring storage;
    private final Database database;
    private final ImportedAccounts accounts;
    private final Transactions transactions;
    private final boolean rehearsed;

    /**
     * Connects.
     *
     * @param rehearsed whether nothing shall be kept of it
     */
    public ImportsWiring(StorageWiring storage, Closing closing, boolean rehearsed) {
        this.storage = storage;
        this.rehearsed = rehearsed;
        this.database = closing.add(
                "the connection of the import",
                Database.open(storage.url().with("socketTimeout", PATIENCE_SECONDS), 1),
                Database::close);
        this.accounts =
                new PostgresImportedAccounts(new Sql(database), rehearsed ? ImportLocks.NONE : ImportLocks.SHARED);
        this.transactions = new JdbiTransactions(database);
    }

    /** Does the work, or rehearses it. */
    public void run(Runnable work) {
        if (rehearsed) {
            new Rehearsal(database, new Sql(database)).run(work);
        } else {
            work.run();
        }
    }

    public ImportUsers users(Predicate<InviteCode> wanted) {
        return new ImportUsers(
                accounts, wanted, storage.random(), transactions, new AuditWiring(storage).record(), storage.clock());
    }

    public TieInvited ties() {
        return new TieInvited(accounts, transactions);
    }

    public InstantSource clock() {
        return storage.clock();
    }

    public HashFormats hashes() {
        return new StoredHashFormats();
    }

    /** Reads phones as the settings say. */
    public static ReadPhone phones(AccountsConfig config) {
        return AdministrationWiring.readPhone(config);
    }
}
