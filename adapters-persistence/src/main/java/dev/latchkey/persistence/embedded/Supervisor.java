package dev.latchkey.persistence.embedded;

import dev.latchkey.persistence.StoreRefused;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the server running on one port: whenever it ends and we did not stop it, it is started again. */
final class Supervisor {
    private static final Logger LOG = LoggerFactory.getLogger(Supervisor.class);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final Postmaster postmaster;
    private final int port;
    private final Thread thread = new Thread(this::watch, "postgres-supervisor");
    private volatile Process process;
    private volatile boolean closing;

    private Supervisor(Postmaster postmaster, int port, Process process) {
        this.postmaster = postmaster;
        this.port = port;
        this.process = process;
        thread.setDaemon(true);
    }

    /** Starts the server, and again for a while if only the moment is bad: the port was just taken, say. */
    static Supervisor start(Postmaster postmaster, Path home) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            int port = Port.choose(home);
            Process process = postmaster.spawn(port);
            if (isReady(postmaster, process)) {
                Supervisor supervisor = new Supervisor(postmaster, port, process);
                supervisor.thread.start();
                return supervisor;
            }
            postmaster.stop(process.toHandle());
            String words = postmaster.lastWords();
            if (System.nanoTime() > deadline || !isPassing(words)) {
                throw new StoreRefused("PostgreSQL did not start: " + words);
            }
            Thread.sleep(200);
            postmaster.clearTheWay();
        }
    }

    int port() {
        return port;
    }

    long pid() {
        return process.pid();
    }

    /** Ends every connection and stops the server, within ten seconds or so. */
    void stop() throws IOException, InterruptedException {
        closing = true;
        thread.interrupt();
        thread.join(Duration.ofSeconds(2).toMillis());
        postmaster.stop(process.toHandle());
    }

    private static boolean isReady(Postmaster postmaster, Process process) throws IOException, InterruptedException {
        try {
            return postmaster.awaitReady(process, PATIENCE);
        } catch (InterruptedException e) {
            process.destroy();
            throw e;
        }
    }

    private static boolean isPassing(String words) {
        return Stream.of("Address already in use", "still in use", "lock file").anyMatch(words::contains);
    }

    private void watch() {
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

    /** On the same port, because the pool knows no other, and without end: a full disk may be emptied. */
    private void startAgain() throws InterruptedException {
        long started = System.nanoTime();
        for (long pause = 100; !closing; pause = Math.min(LONGEST_PAUSE.toMillis(), pause * 2)) {
            try {
                postmaster.clearTheWay();
                process = postmaster.spawn(port);
                if (postmaster.awaitReady(process, PATIENCE)) {
                    long millis = (System.nanoTime() - started) / 1_000_000;
                    LOG.warn("PostgreSQL is back after {} ms, process {}", millis, process.pid());
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
}
