package dev.latchkey.persistence.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;

/** The port of PostgreSQL: the same at every start while nobody else takes it. */
final class Port {
    /**
     * Below the ports that the system gives to outgoing connections. Among those, a client that tries to reach a server
     * which is just restarting can be given the server's own port, and then talks to itself and keeps the port busy.
     */
    private static final int LOWEST = 20_000;

    private static final int HIGHEST = 32_000;
    private static final byte[] LOCALHOST = {127, 0, 0, 1};

    private Port() {}

    static int choose(Path home) throws IOException {
        Path file = home.resolve("port");
        int port = Files.exists(file)
                ? Integer.parseInt(
                        Files.readString(file, StandardCharsets.US_ASCII).strip())
                : random();
        while (!isFree(port)) {
            port = random();
        }
        OwnerOnly.write(file, port + "\n");
        return port;
    }

    private static int random() {
        return ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
    }

    private static boolean isFree(int port) {
        try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getByAddress(LOCALHOST))) {
            return probe.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
