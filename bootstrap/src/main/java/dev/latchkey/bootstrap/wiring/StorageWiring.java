package dev.latchkey.bootstrap.wiring;

import dev.latchkey.application.shared.Leftovers;
import dev.latchkey.application.shared.Transactions;
import dev.latchkey.bootstrap.Closing;
import dev.latchkey.bootstrap.config.Config;
import dev.latchkey.bootstrap.config.DatabaseConfig;
import dev.latchkey.bootstrap.config.Secret;
import dev.latchkey.bootstrap.config.SecretKeyFile;
import dev.latchkey.persistence.Database;
import dev.latchkey.persistence.DatabaseTime;
import dev.latchkey.persistence.DatabaseUrl;
import dev.latchkey.persistence.JdbiTransactions;
import dev.latchkey.persistence.PostgresLeftovers;
import dev.latchkey.persistence.Sql;
import dev.latchkey.persistence.embedded.EmbeddedPostgres;
import dev.latchkey.security.MasterSecret;
import dev.latchkey.security.Secrets;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BiFunction;

/** The database, its clock, Redis, and the key under which it keeps secrets: what every context stands on. */
public final class StorageWiring {
    private static final int CONNECTIONS_OF_COMMANDS = 2;

    private final DatabaseUrl url;
    private final Database database;
    private final Sql sql;
    private final Transactions transactions;
    private final DatabaseTime time;
    private final SecureRandom random = new SecureRandom();
    private final Secrets secrets;
    private final RedisWiring redis;

    /** Connects, starting a PostgreSQL of our own where none is given, and brings the schema up to date. */
    public StorageWiring(Config config, Closing closing) {
        this(config, closing, StorageWiring::started, config.database().poolSize());
    }

    private StorageWiring(
            Config config, Closing closing, BiFunction<DatabaseConfig, Closing, DatabaseUrl> way, int connections) {
        // First of all, so that a lost key is noticed before anything is written.
        this.secrets = secrets(config, random);
        this.url = way.apply(config.database(), closing);
        this.database = closing.add("the pool of connections", Database.open(url, connections), Database::close);
        database.migrate();
        this.sql = new Sql(database);
        this.transactions = new JdbiTransactions(database);
        this.time = new DatabaseTime(database);
        this.redis = new RedisWiring(config.redis(), closing);
    }

    /** The same for a command, which may find a Latchkey running and its PostgreSQL with it. */
    public static StorageWiring beside(Config config, Closing closing) {
        return new StorageWiring(config, closing, StorageWiring::found, CONNECTIONS_OF_COMMANDS);
    }

    /** The database of the settings for a command; our own is not started if another process of Latchkey runs it. */
    public static Database reach(DatabaseConfig config, Closing closing) {
        return Database.open(found(config, closing), CONNECTIONS_OF_COMMANDS);
    }

    private static DatabaseUrl found(DatabaseConfig config, Closing closing) {
        return config.url()
                .or(() -> EmbeddedPostgres.running(config.directory()))
                .orElseGet(() -> started(config, closing));
    }

    /** Where the database of the settings is; our own is started, and stopped after the pool. */
    private static DatabaseUrl started(DatabaseConfig config, Closing closing) {
        return config.url()
                .orElseGet(() -> closing.add(
                                "PostgreSQL", EmbeddedPostgres.start(config.directory()), EmbeddedPostgres::close)
                        .url());
    }

    /** The key of the settings, or the one in the data directory. */
    public static Secret secretKey(Config config, SecureRandom random) {
        return config.secrets()
                .secretKey()
                .orElseGet(() -> new SecretKeyFile(config.database().directory()).readOrCreate(random));
    }

    /** That key with its fallbacks. */
    public static Secrets secrets(Config config, SecureRandom random) {
        return Secrets.of(
                MasterSecret.of(secretKey(config, random).text()),
                config.secrets().fallbacks().stream()
                        .map(key -> MasterSecret.fallback(key.text()))
                        .toList());
    }

    /** Whether the database answers now. */
    public boolean isReachable() {
        return sql.one("SELECT 1 AS one", none -> none, row -> row.count("one")).isPresent();
    }

    /** What the tables may be cleared of from time to time. */
    public List<Leftovers> leftovers() {
        return PostgresLeftovers.all(sql);
    }

    DatabaseUrl url() {
        return url;
    }

    /** What stands before the database where there is Redis. */
    public RedisWiring redis() {
        return redis;
    }

    Database database() {
        return database;
    }

    public DatabaseTime time() {
        return time;
    }

    Sql sql() {
        return sql;
    }

    Transactions transactions() {
        return transactions;
    }

    InstantSource clock() {
        return time;
    }

    SecureRandom random() {
        return random;
    }

    Secrets secrets() {
        return secrets;
    }
}
