package dev.latchkey.sms.gateways;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The client of the JDK repeats a GET by itself. A message must not be sent twice for that. */
@Timeout(30)
class RepeatedGetTest {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final GatewayHttp http = new GatewayHttp();
    private final AtomicInteger requests = new AtomicInteger();

    @Test
    void a_get_whose_connection_breaks_is_not_sent_again() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            Thread thread = new Thread(() -> serve(server));
            thread.setDaemon(true);
            thread.start();
            VendorRequest get = VendorRequest.to(
                    "GET", URI.create("http://127.0.0.1:" + server.getLocalPort() + "/send?text=4071"));

            assertThat(http.ask(get.ready(PATIENCE), PATIENCE).join().status()).isEqualTo(200);
            // The same connection once more, and this time it breaks after the request was read.
            try {
                http.ask(get.ready(PATIENCE), PATIENCE).join();
            } catch (CompletionException broken) {
                assertThat(HttpTrouble.meaning(broken).providerCode()).contains("broken");
            }

            assertThat(requests).hasValue(2);
        }
    }

    private void serve(ServerSocket server) {
        while (!server.isClosed()) {
            try (Socket connection = server.accept()) {
                InputStream in = connection.getInputStream();
                OutputStream out = connection.getOutputStream();
                readHead(in);
                requests.incrementAndGet();
                out.write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok".getBytes(StandardCharsets.US_ASCII));
                readHead(in);
                requests.incrementAndGet();
            } catch (IOException e) {
                return;
            }
        }
    }

    private static void readHead(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (!head.toString().endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("Gone");
            }
            head.append((char) next);
        }
    }
}
