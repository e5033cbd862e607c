package dev.latchkey.bootstrap.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The file that operators get, in a process of its own, with a PostgreSQL of its own. */
final class Jar implements AutoCloseable {
    private static final Path FILE = Path.of("target", "latchkey.jar").toAbsolutePath();
    private static final Pattern LISTENING = Pattern.compile("\\s*listening\\s+(http://\\S+).*");
    private static final Map<String, String> SETTINGS = Map.of(
            "HTTP_PORT", "0",
            "HTTP_UNREADY_TIME", "0",
            "SMS_CONSOLE_DELAY", "0",
            "DATABASE_POOL_SIZE", "30",
            "LIMITS", "off",
            "LOGIN_CODE_RESEND_AFTER", "0");

    private final Process process;
    private final Path data;
    private final Path errors;
    private final Phones phones = new Phones();
    private final long spawned = System.nanoTime();

    private Jar(Path data, Map<String, String> more, String... command) {
        assertThat(FILE).as("made by mvn package").exists();
        this.data = data;
        this.errors = data.resolveSibling(data.getFileName() + ".log");
        try {
            Files.createDirectories(data);
            ProcessBuilder builder = new ProcessBuilder(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx256m",
                    "-jar",
                    FILE.toString());
            builder.command().addAll(List.of(command));
            Map<String, String> settings = new HashMap<>(SETTINGS);
            settings.put("DATA_DIR", data.toString());
            settings.putAll(more);
            builder.environment().keySet().retainAll(List.of("PATH", "HOME", "TMPDIR", "LANG"));
            builder.environment().putAll(settings);
            this.process = builder.directory(data.getParent().toFile())
                    .redirectError(ProcessBuilder.Redirect.appendTo(errors.toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread reader = new Thread(this::read, "output of the jar");
        reader.setDaemon(true);
        reader.start();
    }

    /** Begins to start on the data in that directory. */
    static Jar spawn(Path data) {
        return new Jar(data, Map.of());
    }

    /** Begins a command of an operator's, which ends by itself. */
    static Jar command(Path data, Map<String, String> settings, String... command) {
        return new Jar(data, settings, command);
    }

    /** One of several on a database that is not its own, and answers requests when this returns. */
    static Jar start(Path data, Map<String, String> settings) {
        return ready(new Jar(data, settings));
    }

    /** Starts on the data in that directory, and answers requests when this returns. */
    static Jar start(Path data) {
        return ready(spawn(data));
    }

    private static Jar ready(Jar jar) {
        assertThat(jar.reception().client().get("/health/ready").status()).isEqualTo(200);
        return jar;
    }

    Reception reception() {
        return new Reception(Client.of(uri()), phones);
    }

    URI uri() {
        Matcher listening =
                LISTENING.matcher(phones.line(line -> LISTENING.matcher(line).matches()));
        assertThat(listening.matches()).isTrue();
        return URI.create(listening.group(1).replaceAll(",$", ""));
    }

    /** Since the process was spawned. */
    Duration age() {
        return Duration.ofNanos(System.nanoTime() - spawned);
    }

    /** The PostgreSQL that belongs to the data. */
    ProcessHandle postgres() {
        try (Stream<Path> files = Files.walk(data)) {
            Path file = files.filter(path -> path.endsWith("postmaster.pid"))
                    .findFirst()
                    .orElseThrow();
            String pid = Files.readAllLines(file).get(0).strip();
            return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As if the power were cut, for this process only. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** What {@code kill} and every container runtime send: SIGTERM. */
    void terminate() {
        process.destroy();
    }

    /** Waits for the end and returns the exit code. */
    int ended() {
        try {
            assertThat(process.waitFor(40, TimeUnit.SECONDS)).as("ended").isTrue();
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** What was logged on these data so far, by this process and those before it. */
    String log() {
        try {
            return Files.readString(errors);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        terminate();
        int unused = ended();
    }

    private void read() {
        try (InputStream output = process.getInputStream()) {
            output.transferTo(phones);
        } catch (IOException ended) {
            // A process that is killed closes it in the middle.
        }
    }
}
