package dev.latchkey.sms.gateways;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.latchkey.domain.messages.DeliveryOutcome;
import dev.latchkey.domain.messages.GatewayAnswer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Before a connection is there nothing was sent, which is known soon: the next gateway may be asked. */
@Timeout(60)
class NeverConnectedTest {
    private static final Duration LONG = Duration.ofSeconds(15);

    private final GatewayHttp http = new GatewayHttp();

    @ParameterizedTest
    @ValueSource(longs = {400, 15_000})
    void a_vendor_that_nothing_comes_back_from_is_given_up_however_long_it_might_take_to_answer(long timeout)
            throws IOException {
        List<Socket> waiting = new ArrayList<>();
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assumeThat(fill(full, waiting)).isTrue();
            long begun = System.nanoTime();

            GatewayAnswer answer = asked("http://127.0.0.1:" + full.getLocalPort(), Duration.ofMillis(timeout));

            assertThat(answer).isEqualTo(GatewayAnswer.of(DeliveryOutcome.FAILED, "unreachable"));
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
        } finally {
            for (Socket socket : waiting) {
                socket.close();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_vendor_with_which_no_secret_can_be_agreed_has_surely_not_sent(Manners manners) throws IOException {
        try (ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            Thread thread = new Thread(() -> serve(server, manners));
            thread.setDaemon(true);
            thread.start();
            long begun = System.nanoTime();

            GatewayAnswer answer = asked("https://127.0.0.1:" + server.getLocalPort(), LONG);

            assertThat(answer.outcome()).isEqualTo(DeliveryOutcome.FAILED);
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
        }
    }

    @Test
    void a_vendor_whose_name_nobody_knows_has_surely_not_sent() {
        assertThat(asked("https://no-such-host.invalid", LONG))
                .isEqualTo(GatewayAnswer.of(DeliveryOutcome.FAILED, "unreachable"));
    }

    private GatewayAnswer asked(String url, Duration timeout) {
        VendorRequest question = VendorRequest.post(URI.create(url)).form(Map.of("text", "4071"));
        try {
            VendorAnswer unused = http.ask(question.ready(timeout), timeout).join();
            throw new AssertionError("There was nobody who could answer");
        } catch (CompletionException e) {
            return HttpTrouble.meaning(e);
        }
    }

    /** Connects until the kernel answers nobody more. */
    private static boolean fill(ServerSocket server, List<Socket> waiting) throws IOException {
        for (int i = 0; i < 20; i++) {
            Socket socket = new Socket();
            waiting.add(socket);
            try {
                socket.connect(new InetSocketAddress(server.getInetAddress(), server.getLocalPort()), 500);
            } catch (SocketTimeoutException full) {
                return true;
            }
        }
        return false;
    }

    private static void serve(ServerSocket server, Manners manners) {
        try (Socket connection = server.accept()) {
            manners.greet(connection);
            while (!connection.isClosed() && connection.getInputStream().read() >= 0) {
                // Until the other side has had enough.
            }
        } catch (IOException e) {
            // It has.
        }
    }

    /** What a server does that should speak TLS. */
    enum Manners {
        HANGS_UP {
            @Override
            void greet(Socket connection) throws IOException {
                connection.close();
            }
        },
        RESETS {
            @Override
            void greet(Socket connection) throws IOException {
                connection.setSoLinger(true, 0);
                connection.close();
            }
        },
        SPEAKS_PLAINLY {
            @Override
            void greet(Socket connection) throws IOException {
                connection
                        .getOutputStream()
                        .write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                connection.shutdownOutput();
            }
        },
        KEEPS_SILENT {
            @Override
            void greet(Socket connection) {
                // Not a word.
            }
        };

        abstract void greet(Socket connection) throws IOException;
    }
}
