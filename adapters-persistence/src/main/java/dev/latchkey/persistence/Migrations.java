package dev.latchkey.persistence;

import java.util.Arrays;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;

/** The steps that made the schema what it is. Only ever forwards. */
final class Migrations {
    private final Flyway flyway;

    Migrations(DatabaseUrl url, String location) {
        this(url, location, "10s");
    }

    Migrations(DatabaseUrl url, String location, String lockTimeout) {
        // Not from the pool: a migration may take its time, a request may not.
        this.flyway = Flyway.configure()
                .dataSource(Database.dataSource(impatient(url, lockTimeout)))
                .locations(location)
                .cleanDisabled(true)
                .lockRetryCount(-1)
                .load();
        // A lock of the session: one of a transaction would make CREATE INDEX CONCURRENTLY wait for itself.
        flyway.getConfigurationExtension(PostgreSQLConfigurationExtension.class).setTransactionalLock(false);
    }

    void run() {
        try {
            flyway.migrate();
            refuseNewerSchema();
        } catch (FlywayException e) {
            throw new StoreRefused("The schema could not be brought up to date: " + e.getMessage(), e);
        }
    }

    /** Whoever holds a table for long makes us fail and try again, instead of blocking all who queue behind us. */
    private static DatabaseUrl impatient(DatabaseUrl url, String lockTimeout) {
        String options = url.parameters().getOrDefault("options", "");
        return url.with("options", (options + " -c lock_timeout=" + lockTimeout).strip());
    }

    /** Nothing was done to a newer schema before we come here: to Flyway its steps are done already. */
    private void refuseNewerSchema() {
        Arrays.stream(flyway.info().all())
                .filter(step -> step.getState() == MigrationState.FUTURE_SUCCESS
                        || step.getState() == MigrationState.FUTURE_FAILED)
                .reduce((earlier, later) -> later)
                .map(MigrationInfo::getVersion)
                .ifPresent(newest -> {
                    throw new StoreRefused(
                            "The schema is at version " + newest
                                    + ", made by a newer release of Latchkey than this one. Start that release, or restore a backup.");
                });
    }
}
