package dev.latchkey.persistence.embedded;

import dev.latchkey.persistence.DatabaseUrl;
import dev.latchkey.persistence.StoreRefused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL of our own, for real data, in a directory that is given. One process at a time may have it; a server that
 * dies is started again; {@link #close()} stops it, and nothing else does: there is no shutdown hook.
 */
public final class EmbeddedPostgres implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final DirectoryLock lock;
    private final Cluster cluster;
    private final Postmaster postmaster;
    private final int port;
    private final String password;
    private final Thread supervisor = new Thread(this::supervise, "postgres-supervisor");
    private volatile boolean closing;
    private volatile Process process;

    private EmbeddedPostgres(Path home, DirectoryLock lock, Path programs, Map<String, String> overrides)
            throws IOException, InterruptedException {
        long started = System.nanoTime();
        this.lock = lock;
        this.cluster = new Cluster(home);
        Binaries binaries = Binaries.unpackedIn(programs);
        this.postmaster = new Postmaster(binaries, home, cluster.directory(), Settings.with(overrides));
        postmaster.clearTheWay();
        cluster.prepare(binaries);
        this.password = cluster.password();
        Started first = firstStart(home);
        this.port = first.port();
        this.process = first.process();
        supervisor.setDaemon(true);
        supervisor.start();
        LOG.info(
                "PostgreSQL {} is ready on 127.0.0.1:{} after {} ms, process {}, data and log in {}",
                binaries.version(),
                port,
                millisSince(started),
                process.pid(),
                cluster.directory());
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
        try {
            OwnerOnly.directories(dataDirectory);
            OwnerOnly.closedDirectory(homeIn(dataDirectory));
            Path home = homeIn(dataDirectory).toRealPath();
            DirectoryLock lock = DirectoryLock.of(home);
            try {
                return new EmbeddedPostgres(home, lock, programs.toAbsolutePath(), overrides);
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

    /** The way to the server that another process of Latchkey runs on this directory, for the command line. */
    public static Optional<DatabaseUrl> running(Path dataDirectory) {
        try {
            Path home = homeIn(dataDirectory);
            if (!Files.exists(home)) {
                return Optional.empty();
            }
            Cluster cluster = new Cluster(home.toRealPath());
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
        return urlOf(port, password);
    }

    /** Cuts off every connection and stops the server, within ten seconds or so. */
    @Override
    public void close() {
        closing = true;
        supervisor.interrupt();
        try (lock) {
            supervisor.join(Duration.ofSeconds(2).toMillis());
            if (process.isAlive()) {
                postmaster.stop(process.toHandle());
            }
            LOG.info("PostgreSQL is stopped");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private record Started(int port, Process process) {}

    /** Tries again for a while if only the moment is bad: the port was just taken, or an older server is still going. */
    private Started firstStart(Path home) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            int candidate = Port.choose(home);
            Process fresh = postmaster.spawn(candidate);
            if (postmaster.awaitReady(fresh, PATIENCE)) {
                return new Started(candidate, fresh);
            }
            postmaster.stop(fresh.toHandle());
            String words = postmaster.lastWords();
            if (System.nanoTime() > deadline || !isPassing(words)) {
                throw new StoreRefused("PostgreSQL did not start on " + cluster.directory() + ": " + words);
            }
            Thread.sleep(200);
            postmaster.clearTheWay();
        }
    }

    private static boolean isPassing(String words) {
        return Stream.of("Address already in use", "still in use", "lock file").anyMatch(words::contains);
    }

    private void supervise() {
        try {
            while (!closing) {
                int code = process.waitFor();
                if (!closing) {
                    LOG.error(
                            "PostgreSQL, process {}, ended unexpectedly with code {}; starting it again",
                            process.pid(),
                            code);
                    startAgain();
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("No longer watching PostgreSQL");
        }
    }

    private void startAgain() throws InterruptedException {
        long started = System.nanoTime();
        for (long pause = 100; !closing; pause = Math.min(LONGEST_PAUSE.toMillis(), pause * 2)) {
            try {
                postmaster.clearTheWay();
                process = postmaster.spawn(port);
                if (postmaster.awaitReady(process, PATIENCE)) {
                    LOG.warn("PostgreSQL is back after {} ms, process {}", millisSince(started), process.pid());
                    return;
                }
                postmaster.stop(process.toHandle());
                LOG.error("PostgreSQL did not start again: {}", postmaster.lastWords());
            } catch (IOException | RuntimeException e) {
                LOG.error("PostgreSQL could not be started again", e);
            }
            Thread.sleep(pause);
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

    private static long millisSince(long nanos) {
        return (System.nanoTime() - nanos) / 1_000_000;
    }
}
