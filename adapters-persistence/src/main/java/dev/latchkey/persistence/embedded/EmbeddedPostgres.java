package dev.latchkey.persistence.embedded;

import dev.latchkey.persistence.DatabaseUrl;
import dev.latchkey.persistence.StoreRefused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL of our own, for real data, in a directory that is given. One process at a time may have it; a server that
 * dies is started again; {@link #close()} stops it, and nothing else does: there is no shutdown hook.
 */
public final class EmbeddedPostgres implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);

    private final DirectoryLock lock;
    private final Supervisor server;
    private final String password;
    private final AtomicBoolean closed = new AtomicBoolean();

    private EmbeddedPostgres(DirectoryLock lock, Supervisor server, String password) {
        this.lock = lock;
        this.server = server;
        this.password = password;
    }

    /**
     * Starts the server on the data below this directory, which are made if there are none.
     *
     * @throws StoreRefused if another process has them, another PostgreSQL wrote them, or the server does not start
     */
    public static EmbeddedPostgres start(Path dataDirectory) {
        return start(dataDirectory, homeIn(dataDirectory).resolve("programs"), Map.of());
    }

    /** As {@link #start(Path)}, with the programs elsewhere and with settings that win over ours. For tests. */
    public static EmbeddedPostgres start(Path dataDirectory, Path programs, Map<String, String> overrides) {
        // First, because where we bring no PostgreSQL for, the rest may not work either.
        URL archive = Platform.archive();
        try {
            OwnerOnly.directories(dataDirectory);
            OwnerOnly.closedDirectory(homeIn(dataDirectory));
            Path home = homeIn(dataDirectory).toRealPath();
            DirectoryLock lock = DirectoryLock.of(home);
            try {
                Binaries binaries = Binaries.unpackedIn(programs.toAbsolutePath(), archive);
                if (programs.startsWith(homeIn(dataDirectory))) {
                    binaries.forgetOthers();
                }
                return start(home, lock, binaries, Settings.with(overrides));
            } catch (IOException | InterruptedException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw new StoreRefused("PostgreSQL cannot be started in " + dataDirectory + ": " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreRefused("Interrupted while PostgreSQL was starting", e);
        }
    }

    private static EmbeddedPostgres start(
            Path home, DirectoryLock lock, Binaries binaries, Map<String, String> settings)
            throws IOException, InterruptedException {
        long started = System.nanoTime();
        Cluster cluster = new Cluster(home);
        Postmaster postmaster = new Postmaster(binaries, home, cluster.directory(), settings);
        postmaster.clearTheWay();
        cluster.prepare(binaries);
        Supervisor server = Supervisor.start(postmaster, home);
        LOG.info(
                "PostgreSQL {} is ready on 127.0.0.1:{} after {} ms, process {}, data and log in {}",
                binaries.version(),
                server.port(),
                (System.nanoTime() - started) / 1_000_000,
                server.pid(),
                cluster.directory());
        return new EmbeddedPostgres(lock, server, cluster.password());
    }

    /** The way to the server that another process of Latchkey runs on this directory, for the command line. */
    public static Optional<DatabaseUrl> running(Path dataDirectory) {
        try {
            if (!Files.exists(homeIn(dataDirectory))) {
                return Optional.empty();
            }
            Cluster cluster = new Cluster(homeIn(dataDirectory).toRealPath());
            Optional<PidFile> file = PidFile.of(cluster.directory())
                    .filter(found -> found.ready() && found.postmaster().isPresent());
            return file.isEmpty()
                    ? Optional.empty()
                    : Optional.of(urlOf(file.get().port(), cluster.password()));
        } catch (IOException e) {
            throw new StoreRefused("The data in " + dataDirectory + " cannot be read: " + e, e);
        }
    }

    /** The same until {@link #close()}, however often the server had to be started again. */
    public DatabaseUrl url() {
        return urlOf(server.port(), password);
    }

    /** Cuts off every connection and stops the server, within ten seconds or so. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        try (lock) {
            server.stop();
            LOG.info("PostgreSQL is stopped");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static DatabaseUrl urlOf(int port, String password) {
        return new DatabaseUrl(
                "127.0.0.1:" + port,
                Cluster.ROLE,
                Cluster.ROLE,
                password,
                // Whoever listens there must prove that it knows the password too, before and without being told it.
                Map.of("requireAuth", "scram-sha-256", "sslmode", "disable", "gssEncMode", "disable"));
    }

    private static Path homeIn(Path dataDirectory) {
        return dataDirectory.resolve("postgres");
    }
}
