package dev.latchkey.persistence.redis;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;
import redis.embedded.core.ExecutableProvider;

/**
 * A Redis of a test, which can have every accident: that of TEST_REDIS_SERVER (the path of a program), or the one that
 * comes with the tests. It keeps its port through all of them.
 */
public final class TestRedis implements AutoCloseable {
    private static final long NO_END = -1;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Path directory;
    private final int port;
    private @Nullable Process process;

    private TestRedis(Path directory, int port) {
        this.directory = directory;
        this.port = port;
    }

    /** One that runs, with these settings as on the command line of {@code redis-server}. */
    public static TestRedis start(String... settings) {
        TestRedis redis = notStarted();
        redis.run(settings);
        return redis;
    }

    /** The place of one that is still to be started. */
    public static TestRedis notStarted() {
        try {
            return new TestRedis(Files.createTempDirectory("latchkey-redis"), freePort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public RedisUrl url() {
        return RedisUrl.parse("redis://127.0.0.1:" + port);
    }

    /** Starts it, or starts it again with nothing in it, and returns when it answers. */
    public void run(String... settings) {
        spawn(settings);
        eventually(this::answers);
    }

    /** Starts it and does not wait for it. */
    void spawn(String... settings) {
        List<String> command = new ArrayList<>(List.of(Program.PATH, "--port", "" + port, "--bind", "127.0.0.1"));
        command.addAll(List.of("--save", "", "--appendonly", "no", "--dir", directory.toString()));
        command.addAll(Arrays.asList(settings));
        try {
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(directory.resolve("log").toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As when the machine goes down. */
    public void kill() {
        Process running = Objects.requireNonNull(process);
        running.destroyForcibly()
                .onExit()
                .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .join();
    }

    /** It neither answers nor goes away: connections are still accepted, by the kernel. */
    public void freeze() {
        signal("STOP");
    }

    public void thaw() {
        signal("CONT");
    }

    /** Someone at the console. */
    public Jedis console() {
        DefaultJedisClientConfig config = DefaultJedisClientConfig.builder()
                .serverDefaultProtocol()
                .timeoutMillis((int) PATIENCE.toMillis())
                .build();
        return new Jedis(new HostAndPort("127.0.0.1", port), config);
    }

    /** What would stay for ever if nobody took it away. */
    public List<String> keysWithoutEnd() {
        try (Jedis console = console()) {
            return console.keys("*").stream()
                    .filter(key -> console.pttl(key) == NO_END)
                    .toList();
        }
    }

    Path directory() {
        return directory;
    }

    @Override
    public void close() {
        if (process != null) {
            kill();
        }
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean answers() {
        try (Jedis console = console()) {
            String unused = console.ping();
            return true;
        } catch (RuntimeException e) {
            // Whoever asks for a password is there.
            return String.valueOf(e.getMessage()).startsWith("NOAUTH");
        }
    }

    private void signal(String name) {
        long pid = Objects.requireNonNull(process).pid();
        try {
            int code = new ProcessBuilder("kill", "-" + name, "" + pid).start().waitFor();
            if (code != 0) {
                throw new IllegalStateException("kill answered " + code);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Watches another process until it is so. */
    static void eventually(BooleanSupplier so) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!so.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("Not within " + PATIENCE);
            }
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Unpacked by whoever asks first. */
    private static final class Program {
        static final String PATH = path();

        private static String path() {
            String other = System.getenv("TEST_REDIS_SERVER");
            try {
                return other == null
                        ? ExecutableProvider.newJarResourceProvider().get().toString()
                        : other;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
