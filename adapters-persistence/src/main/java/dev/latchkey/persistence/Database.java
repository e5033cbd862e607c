package dev.latchkey.persistence;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * PostgreSQL, reached through a pool. No one waits for it longer than {@link #PATIENCE} for a connection and again for
 * an answer: then {@link StoreUnavailable} is thrown, as it is for every trouble that may pass.
 */
public final class Database implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int OLDEST_SERVER = 14;

    /** Wrong name or password, wrong kind of either, no such database. */
    private static final List<String> NOT_LET_IN = List.of("28", "08004", "3D");

    private final DatabaseUrl url;
    private final HikariDataSource pool;
    private final Jdbi jdbi;

    private Database(DatabaseUrl url, HikariDataSource pool) {
        this.url = url;
        this.pool = pool;
        this.jdbi = Jdbi.create(pool).installPlugin(new PostgresPlugin());
    }

    /**
     * Connects, and checks that the server is new enough. The schema is left as it is.
     *
     * @throws StoreUnavailable if the server cannot be reached now
     * @throws StoreRefused if it never will let us in, or is too old
     */
    public static Database open(DatabaseUrl url, int connections) {
        Database database = new Database(url, poolFor(url, connections));
        try {
            database.refuseOldServer();
            return database;
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    /** Brings the schema up to date. Any number of instances may do so at once; one works, the others wait. */
    public void migrate() {
        migrate("classpath:db/migration");
    }

    void migrate(String location) {
        new Migrations(url, location).run();
    }

    /** Runs the work on this thread's connection: that of the transaction around it, or one from the pool. */
    public <T> T withHandle(HandleCallback<T, RuntimeException> work) {
        try {
            return jdbi.withHandle(work);
        } catch (RuntimeException e) {
            throw Troubles.named(e);
        }
    }

    /** As {@link #withHandle}, in a transaction: the one around it if there is one. */
    public <T> T inTransaction(HandleCallback<T, RuntimeException> work) {
        try {
            return jdbi.inTransaction(work);
        } catch (RuntimeException e) {
            throw Troubles.named(e);
        }
    }

    /** How busy the pool is at this moment. */
    public Load load() {
        HikariPoolMXBean now = pool.getHikariPoolMXBean();
        return new Load(
                now.getActiveConnections(),
                now.getIdleConnections(),
                now.getThreadsAwaitingConnection(),
                pool.getMaximumPoolSize());
    }

    /** Whoever still uses a connection is cut off. */
    @Override
    public void close() {
        pool.close();
    }

    @Override
    public String toString() {
        return url.toString();
    }

    /** Connections at work, connections at rest, threads that wait for one, and how many connections there may be. */
    public record Load(int active, int idle, int waiting, int most) {}

    private void refuseOldServer() {
        int version = withHandle(handle -> {
            try {
                return handle.getConnection().getMetaData().getDatabaseMajorVersion();
            } catch (SQLException e) {
                throw Troubles.named(e);
            }
        });
        if (version < OLDEST_SERVER) {
            throw new StoreRefused("PostgreSQL " + version + " at " + url + " is too old: Latchkey needs "
                    + OLDEST_SERVER + " or newer.");
        }
    }

    private static HikariDataSource poolFor(DatabaseUrl url, int connections) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("latchkey");
        config.setDataSource(dataSource(url.with(
                "socketTimeout", url.parameters().getOrDefault("socketTimeout", Long.toString(PATIENCE.toSeconds())))));
        config.setMaximumPoolSize(connections);
        config.setConnectionTimeout(PATIENCE.toMillis() - 100);
        config.setValidationTimeout(PATIENCE.toMillis() / 2);
        config.setConnectionInitSql(sessionOf(url));
        try {
            return new HikariDataSource(config);
        } catch (PoolInitializationException e) {
            throw unreachable(url, e);
        }
    }

    /** The server gives up just before the socket does, so that a slow statement does not cost the connection. */
    private static String sessionOf(DatabaseUrl url) {
        long seconds = Long.parseLong(url.parameters().getOrDefault("socketTimeout", "" + PATIENCE.toSeconds()));
        return "SET statement_timeout = " + Math.max(0, seconds * 1000 - 200)
                + "; SET idle_in_transaction_session_timeout = '30s'; SET TIME ZONE 'UTC'";
    }

    /** Connections as Latchkey wants them, not pooled. What the address says in its parameters wins. */
    static PGSimpleDataSource dataSource(DatabaseUrl url) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl("jdbc:postgresql://" + url.hosts() + "/");
        source.setDatabaseName(url.database());
        source.setUser(url.user());
        source.setPassword(url.password());
        source.setApplicationName("latchkey");
        source.setConnectTimeout((int) PATIENCE.toSeconds());
        source.setTcpKeepAlive(true);
        source.setReWriteBatchedInserts(true);
        source.setAssumeMinServerVersion(Integer.toString(OLDEST_SERVER));
        // Prepared on the server from the first time on: we have few statements and run them for ever.
        source.setPrepareThreshold(1);
        // The detail of a violated constraint has the values, and they are private.
        source.setLogServerErrorDetail(false);
        try {
            for (var parameter : url.parameters().entrySet()) {
                source.setProperty(parameter.getKey(), parameter.getValue());
            }
        } catch (SQLException e) {
            throw new StoreRefused("DATABASE_URL has a parameter that the driver does not take: " + e.getMessage(), e);
        }
        return source;
    }

    private static RuntimeException unreachable(DatabaseUrl url, PoolInitializationException e) {
        if (e.getCause() instanceof SQLException cause && cause.getSQLState() != null) {
            boolean forGood = NOT_LET_IN.stream().anyMatch(cause.getSQLState()::startsWith);
            return forGood
                    ? new StoreRefused("The database at " + url + " does not let us in: " + cause.getMessage(), e)
                    : new StoreUnavailable("The database at " + url + " cannot be reached: " + cause.getMessage(), e);
        }
        return new StoreUnavailable("The database at " + url + " cannot be reached", e);
    }
}
