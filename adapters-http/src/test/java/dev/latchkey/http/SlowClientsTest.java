package dev.latchkey.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.http.system.HealthRoutes;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Clients that hold the line cost us nothing but the line. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class SlowClientsTest {
    private static final String HALF_A_HEADER = "GET /api/v1/list HTTP/1.1\r\nHost: x\r\nX-A: ";
    private static final String POST = "POST /api/v1/maybe HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n";
    private static final String HALF_A_BODY = POST + "Content-Length: 100\r\n\r\n{";
    private static final String HALF_A_CHUNK = POST + "Transfer-Encoding: chunked\r\n\r\n64\r\n{";

    private final List<Socket> sockets = new ArrayList<>();

    @AfterEach
    void hangUp() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    @Test
    void hundreds_of_dripping_clients_do_not_keep_anyone_else_waiting() throws IOException {
        try (TestServer server = server(patience(10_000, 10_000))) {
            for (int i = 0; i < 260; i++) {
                open(server, HALF_A_HEADER);
                open(server, HALF_A_BODY);
                open(server, HALF_A_CHUNK);
            }
            drip("1");

            assertQuick(server, "/health/live");
            assertQuick(server, "/health");
            assertQuick(server, "/api/v1/list");
            assertThat(server.post("/api/v1/maybe", "{}").status()).isEqualTo(200);
        }
    }

    @Test
    void two_thousand_dripping_clients_do_not_either() throws IOException {
        try (TestServer server = server(SlowClients.defaults())) {
            for (int i = 0; i < 1_000; i++) {
                open(server, HALF_A_HEADER);
                open(server, HALF_A_BODY);
            }

            assertQuick(server, "/health/live");
            assertQuick(server, "/api/v1/list");
        }
    }

    @Test
    void headers_that_do_not_come_in_time_end_the_connection() throws IOException {
        try (TestServer server = server(hasty())) {
            Socket silent = open(server, "");
            Socket half = open(server, HALF_A_HEADER);
            Socket blank = open(server, "\r\n");

            assertThat(readUntilClosedWhileDripping(half, "a")).isEmpty();
            assertThat(readUntilClosedWhileDripping(blank, "\r\n")).isEmpty();
            assertThat(readUntilClosedWhileDripping(silent, "")).isEmpty();
        }
    }

    @Test
    void the_second_request_of_a_connection_has_no_more_time_than_the_first() throws IOException {
        try (TestServer server = server(hasty())) {
            Socket socket = open(server, "GET /api/v1/list HTTP/1.1\r\nHost: x\r\n\r\n" + HALF_A_HEADER);

            assertThat(readUntilClosedWhileDripping(socket, "a"))
                    .startsWith("HTTP/1.1 200")
                    .doesNotContain(" 408 ");
        }
    }

    @Test
    void a_body_that_drips_is_told_that_it_is_too_slow() throws IOException {
        try (TestServer server = server(hasty())) {
            for (String request : List.of(HALF_A_BODY, HALF_A_CHUNK)) {
                String answer = readUntilClosedWhileDripping(open(server, request), " ");

                assertThat(answer).startsWith("HTTP/1.1 408").contains("\"code\":\"request.too_slow\"");
                assertThat(answer).containsIgnoringCase("Connection: close");
            }
        }
    }

    @Test
    void a_body_that_keeps_its_pace_may_take_its_time() throws IOException {
        SlowClients patience = new SlowClients(
                Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofMillis(200), 1, 100, 100, 1 << 20);
        try (TestServer server = server(patience)) {
            String body = "{\"phone\":\"" + "1".repeat(500) + "\"}";
            String head = POST + "Connection: close\r\nContent-Length: " + body.length() + "\r\n\r\n";
            Socket socket = open(server, head + body.substring(0, 100));
            socket.setSoTimeout(600);
            assertThat(nothingComes(socket)).isTrue();
            socket.setSoTimeout(10_000);
            send(socket, body.substring(100));

            assertThat(RawAnswer.readAll(socket.getInputStream())).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void connections_too_many_from_one_address_end_those_that_wait_longest() throws IOException {
        try (TestServer server = server(patience(10_000, 20))) {
            Socket first = open(server, HALF_A_HEADER);
            assertQuick(server, "/health/live");
            for (int i = 0; i < 40; i++) {
                open(server, i % 2 == 0 ? HALF_A_HEADER : HALF_A_BODY);
            }

            assertThat(RawAnswer.readAll(first.getInputStream())).isEmpty();
            assertQuick(server, "/health/live");
        }
    }

    @Test
    void the_same_goes_for_all_addresses_together() throws IOException {
        try (TestServer server = server(patience(20, 10_000))) {
            Socket first = open(server, HALF_A_HEADER);
            assertQuick(server, "/health/live");
            for (int i = 0; i < 40; i++) {
                open(server, HALF_A_HEADER);
            }

            assertThat(RawAnswer.readAll(first.getInputStream())).isEmpty();
            assertQuick(server, "/health/live");
        }
    }

    @Test
    void bodies_share_a_budget_and_give_it_back() throws IOException {
        SlowClients patience = new SlowClients(
                Duration.ofSeconds(30), Duration.ofSeconds(30), Duration.ofSeconds(30), 1, 1_000, 1_000, 50_000);
        try (TestServer server = server(patience)) {
            for (int i = 0; i < 3; i++) {
                Socket greedy = open(server, POST + "Content-Length: 60000\r\n\r\n" + " ".repeat(60_000));
                String refused = RawAnswer.readAll(greedy.getInputStream());
                assertThat(refused).startsWith("HTTP/1.1 503").containsIgnoringCase("Retry-After: ");
            }

            // The budget is back when the exchange is over, which is a moment after the client has heard the answer.
            assertThat(statusOnceThereIsRoom(server)).isEqualTo(200);
        }
    }

    private static int statusOnceThereIsRoom(TestServer server) {
        long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        int status;
        do {
            status = server.post("/api/v1/maybe", "{}" + " ".repeat(40_000)).status();
        } while (status == 503 && System.nanoTime() < deadline);
        return status;
    }

    private static TestServer server(SlowClients patience) {
        TestServer server = TestServer.with(
                HttpSettings.local(0).with(patience), new TestRoutes(), new HealthRoutes(List.of(), new Drain()));
        // The very first request loads classes, which is nobody's slowness.
        assertThat(server.get("/health").status()).isEqualTo(200);
        return server;
    }

    private static SlowClients patience(int connections, int perAddress) {
        return new SlowClients(
                Duration.ofSeconds(60),
                Duration.ofSeconds(60),
                Duration.ofSeconds(60),
                1,
                connections,
                perAddress,
                1 << 26);
    }

    private static SlowClients hasty() {
        return new SlowClients(
                Duration.ofMillis(300), Duration.ofSeconds(30), Duration.ofMillis(300), 1_000, 1_000, 1_000, 1 << 20);
    }

    private static void assertQuick(TestServer server, String path) {
        long begun = System.nanoTime();

        assertThat(server.get(path).status()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
    }

    private Socket open(TestServer server, String bytes) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        sockets.add(socket);
        socket.setSoTimeout(15_000);
        send(socket, bytes);
        return socket;
    }

    private void drip(String bytes) throws IOException {
        for (Socket socket : sockets) {
            send(socket, bytes);
        }
    }

    private static void send(Socket socket, String bytes) throws IOException {
        socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
    }

    /** Sends one more byte whenever nothing has come for a while, as a slow client does, until the server hangs up. */
    private static String readUntilClosedWhileDripping(Socket socket, String drop) throws IOException {
        StringBuilder read = new StringBuilder();
        socket.setSoTimeout(50);
        for (int drops = 0; drops < 200; ) {
            try {
                int next = socket.getInputStream().read();
                if (next < 0) {
                    return read.toString();
                }
                read.append((char) next);
            } catch (SocketTimeoutException nothingYet) {
                drops++;
                sendIfOpen(socket, drop);
            } catch (IOException reset) {
                return read.toString();
            }
        }
        throw new AssertionError("still open after " + read);
    }

    private static void sendIfOpen(Socket socket, String bytes) {
        try {
            send(socket, bytes);
        } catch (IOException closed) {
            // The next read tells.
        }
    }

    private static boolean nothingComes(Socket socket) throws IOException {
        try {
            return socket.getInputStream().read() < -1;
        } catch (SocketTimeoutException nothing) {
            return true;
        }
    }
}
