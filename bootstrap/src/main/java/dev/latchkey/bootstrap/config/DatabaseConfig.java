package dev.latchkey.bootstrap.config;

import dev.latchkey.persistence.DatabaseUrl;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where data live.
 *
 * @param url empty if we run a PostgreSQL of our own
 * @param directory where our own PostgreSQL and the secret key are, if they are ours
 */
public record DatabaseConfig(Optional<DatabaseUrl> url, int poolSize, Path directory) {

    static DatabaseConfig from(Values values) {
        return new DatabaseConfig(
                values.get(Settings.DATABASE_URL),
                values.get(Settings.DATABASE_POOL_SIZE),
                values.get(Settings.DATA_DIR).toAbsolutePath().normalize());
    }
}
