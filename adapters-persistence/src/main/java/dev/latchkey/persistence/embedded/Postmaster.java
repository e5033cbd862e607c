package dev.latchkey.persistence.embedded;

import dev.latchkey.persistence.StoreRefused;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The process that is the server: how to start it, how to see that it is ready, how to stop it. */
final class Postmaster {
    private static final Logger LOG = LoggerFactory.getLogger(Postmaster.class);
    private static final Duration FAST = Duration.ofSeconds(7);
    private static final Duration IMMEDIATE = Duration.ofSeconds(2);

    private final Binaries binaries;
    private final Path cluster;
    private final Path startLog;
    private final Map<String, String> settings;

    Postmaster(Binaries binaries, Path home, Path cluster, Map<String, String> settings) {
        this.binaries = binaries;
        this.cluster = cluster;
        this.startLog = home.resolve("start.log");
        this.settings = settings;
    }

    /** Starts a child process of ours, in a session of its own: Ctrl-C at our terminal must not reach it before us. */
    Process spawn(int port) throws IOException {
        List<String> command = new ArrayList<>();
        if (Platform.isLinux()) {
            command.add("setsid");
        }
        List<String> arguments = new ArrayList<>(List.of("-D", cluster.toString(), "-p", Integer.toString(port)));
        settings.forEach((name, value) -> arguments.addAll(List.of("-c", name + "=" + value)));
        command.addAll(binaries.command("postgres", arguments));
        OwnerOnly.write(startLog, "");
        return Binaries.inCleanEnvironment(command)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(startLog.toFile())
                .start();
    }

    /** Waits until the server takes connections. False if it ended instead, or the time is up. */
    boolean awaitReady(Process process, Duration most) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + most.toNanos();
        while (process.isAlive() && System.nanoTime() < deadline) {
            Optional<PidFile> file = PidFile.of(cluster);
            if (file.isPresent()
                    && file.get().pid() == process.pid()
                    && file.get().ready()) {
                return true;
            }
            Thread.sleep(10);
        }
        return false;
    }

    /** What the server said before its own log began. */
    String lastWords() throws IOException {
        return Files.exists(startLog)
                ? Files.readString(startLog, StandardCharsets.UTF_8).strip()
                : "";
    }

    /** Makes room for a server of ours: stops one that an earlier process of ours left behind. */
    void clearTheWay() throws IOException, InterruptedException {
        Optional<PidFile> file = PidFile.of(cluster);
        if (file.isEmpty()) {
            return;
        }
        Optional<ProcessHandle> orphan = file.get().postmaster();
        if (orphan.isPresent()) {
            LOG.warn(
                    "An earlier Latchkey left PostgreSQL running as process {}; stopping it",
                    file.get().pid());
            stop(orphan.get());
        } else if (file.get().namesStranger()) {
            LOG.warn(
                    "postmaster.pid names process {}, which is not our PostgreSQL: left alone, and the file removed",
                    file.get().pid());
            Files.deleteIfExists(PidFile.path(cluster));
        }
    }

    /** Ends every connection and stops, within {@code FAST} plus {@code IMMEDIATE}. Nothing that was committed is lost. */
    void stop(ProcessHandle process) throws IOException, InterruptedException {
        if (isGone(process) || signal(process, "INT", FAST)) {
            return;
        }
        LOG.warn(
                "PostgreSQL, process {}, did not stop in {} s; it will recover at its next start",
                process.pid(),
                FAST.toSeconds());
        if (!signal(process, "QUIT", IMMEDIATE)) {
            boolean unused = process.destroyForcibly();
        }
    }

    private boolean signal(ProcessHandle process, String name, Duration patience)
            throws IOException, InterruptedException {
        try {
            binaries.run("pg_ctl", List.of("kill", name, Long.toString(process.pid())), "");
        } catch (StoreRefused e) {
            LOG.debug("The signal found no process: {}", e.getMessage());
        }
        long deadline = System.nanoTime() + patience.toNanos();
        while (!isGone(process) && System.nanoTime() < deadline) {
            Thread.sleep(10);
        }
        return isGone(process);
    }

    /** An orphan whose new parent does not care stays as a zombie; it has no program any more. */
    private static boolean isGone(ProcessHandle process) {
        return !process.isAlive() || process.info().command().isEmpty();
    }
}
