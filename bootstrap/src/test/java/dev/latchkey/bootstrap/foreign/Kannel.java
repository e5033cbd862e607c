package dev.latchkey.bootstrap.foreign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Debian's Kannel between HTTP and a message centre, as {@code .ci/run} unpacks it. Skips the test where there is none. */
final class Kannel implements AutoCloseable {
    static final String USER = "tester";
    static final String PASSWORD = "foobar";

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Path root = root();
    private final int sendsms = freePort();
    private final List<Process> boxes = new ArrayList<>();

    /** One that hands messages to the centre at that port, and takes them when this returns. */
    Kannel(Path directory, int smsc) throws IOException {
        int bearer = freePort();
        Path settings = Files.writeString(directory.resolve("kannel.conf"), settings(directory, bearer, smsc));
        box("bearerbox", settings, bearer);
        box("smsbox", settings, sendsms);
    }

    String url() {
        return "http://127.0.0.1:" + sendsms + "/cgi-bin/sendsms";
    }

    @Override
    public void close() {
        for (int last = boxes.size() - 1; last >= 0; last--) {
            boxes.get(last).destroyForcibly();
            Process unused =
                    boxes.get(last).onExit().orTimeout(10, TimeUnit.SECONDS).join();
        }
    }

    private static Path root() {
        Path root = Path.of("..", "target", "tools", "kannel").toAbsolutePath().normalize();
        assumeTrue(Files.isExecutable(root.resolve("usr/sbin/bearerbox")), () -> "There is no Kannel in " + root);
        return root;
    }

    private void box(String name, Path settings, int port) throws IOException {
        ProcessBuilder box = new ProcessBuilder(root.resolve("usr/sbin/" + name).toString(), settings.toString())
                .redirectErrorStream(true)
                .redirectOutput(settings.resolveSibling(name + ".out").toFile());
        box.environment()
                .put(
                        "LD_LIBRARY_PATH",
                        root.resolve("usr/lib/x86_64-linux-gnu")
                                + File.pathSeparator
                                + root.resolve("lib/x86_64-linux-gnu"));
        boxes.add(box.start());
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!listens(port) && System.nanoTime() < deadline) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
        assertThat(listens(port)).as(name).isTrue();
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String settings(Path directory, int bearer, int smsc) {
        return """
                group = core
                admin-port = %d
                admin-password = unused
                smsbox-port = %d
                log-file = "%s/kannel.log"
                log-level = 1

                group = smsc
                smsc = smpp
                smsc-id = centre
                host = 127.0.0.1
                port = %d
                transceiver-mode = true
                smsc-username = kannel
                smsc-password = %s
                system-type = ""

                group = smsbox
                bearerbox-host = 127.0.0.1
                sendsms-port = %d

                group = sendsms-user
                username = %s
                password = %s
                max-messages = 5
                concatenation = true
                """.formatted(freePort(), bearer, directory, smsc, NodeSmsc.PASSWORD, sendsms, USER, PASSWORD);
    }
}
