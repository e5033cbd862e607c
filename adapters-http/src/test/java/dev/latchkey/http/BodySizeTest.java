package dev.latchkey.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BodySizeTest {
    private static final int MIB = 1024 * 1024;

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.with(new TestRoutes());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {MIB + 1, 2 * MIB, 30 * MIB})
    void a_body_that_says_it_is_too_large_is_refused(int size) {
        TestServer.Answer answer = send("POST", "/api/v1/echo", BodyPublishers.ofByteArray(new byte[size]));

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.code()).isEqualTo("request.too_large");
    }

    @ParameterizedTest
    @ValueSource(ints = {MIB + 1, 2 * MIB, 30 * MIB})
    void a_body_that_turns_out_too_large_is_refused(int size) {
        TestServer.Answer answer = send("POST", "/api/v1/echo", chunked(size));

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.code()).isEqualTo("request.too_large");
    }

    @Test
    void a_body_of_exactly_the_limit_is_read() {
        String json = "{\"phone\":\"1\"}";
        String padded = json + " ".repeat(MIB - json.length());

        assertThat(server.post("/api/v1/maybe", padded).status()).isEqualTo(200);
    }

    @Test
    void an_endpoint_may_take_more() {
        assertThat(send("PUT", "/api/v1/upload", BodyPublishers.ofByteArray(new byte[2 * MIB]))
                        .json()
                        .path("size")
                        .asInt())
                .isEqualTo(2 * MIB);
        assertThat(send("PUT", "/api/v1/upload", chunked(2 * MIB + 1)).status()).isEqualTo(413);
    }

    @Test
    void a_client_that_asks_before_it_sends_need_not_send() {
        RawAnswer answer = server.raw(String.join(
                "\r\n",
                "POST /api/v1/echo HTTP/1.1",
                "Host: x",
                "Content-Type: application/json",
                "Content-Length: 31457280",
                "Expect: 100-continue",
                "",
                ""));

        assertThat(answer.status()).isEqualTo(413);
    }

    @Test
    void a_client_that_asks_before_it_sends_is_told_to_send() {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/api/v1/maybe"))
                .header("Content-Type", "application/json")
                .expectContinue(true)
                .POST(BodyPublishers.ofString("{}"))
                .build();

        assertThat(TestServer.send(request).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /api/v1/nowhere, 404",
        "PUT, /api/v1/echo, 405",
        "POST, /api/v1//echo, 400",
        "POST, /api/v1/echo?a=%zz, 400",
        "POST, /api/v1/echo, 413"
    })
    void who_is_still_sending_when_the_answer_comes_is_not_cut_off(String method, String path, int status)
            throws IOException {
        String head = method + " " + path + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                + "Content-Length: " + 8 * MIB + "\r\n\r\n";
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(15_000);
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            String begun = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);

            socket.getOutputStream().write(new byte[8 * MIB]);
            String rest = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(begun).isEqualTo("HTTP/1.1 " + status);
            assertThat(rest).endsWith("}");
        }
    }

    @Test
    void who_sends_much_to_nowhere_still_hears_the_answer() {
        BodyPublisher much = BodyPublishers.ofByteArray(new byte[8 * MIB]);

        assertThat(send("POST", "/api/v1/nowhere", much).status()).isEqualTo(404);
        assertThat(send("PUT", "/api/v1/echo", much).status()).isEqualTo(405);
        assertThat(send("POST", "/api/v1//echo", chunked(8 * MIB)).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"POST /api/v1/nowhere", "PUT /api/v1/echo", "POST /api/v1//echo", "POST /api/v1/echo?a=%zz"})
    void who_is_refused_before_the_body_was_read_is_told_that_the_connection_ends(String request) {
        String whole =
                request + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}";

        assertThat(server.raw(whole).head()).containsIgnoringCase("\r\nConnection: close");
    }

    @Test
    void no_body_may_be_as_good_as_an_empty_object() {
        assertThat(server.send("POST", "/api/v1/maybe", null).status()).isEqualTo(200);
        assertThat(server.send("POST", "/api/v1/echo", null).code()).isEqualTo("request.malformed");
    }

    private static BodyPublisher chunked(int size) {
        return BodyPublishers.ofInputStream(() -> new InputStream() {
            private int left = size;

            @Override
            public int read() {
                return left-- > 0 ? ' ' : -1;
            }

            @Override
            public int read(byte[] into, int offset, int length) {
                if (left <= 0) {
                    return -1;
                }
                int count = Math.min(left, length);
                left -= count;
                return count;
            }
        });
    }

    private static TestServer.Answer send(String method, String path, BodyPublisher body) {
        return TestServer.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .header("Content-Type", "application/json")
                .method(method, body)
                .build());
    }
}
