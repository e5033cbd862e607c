package dev.latchkey.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EdgeHeadersTest {
    private static final String APP = "https://app.example";

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.with(TestServer.publicSettings(), new TestRoutes());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    static Stream<String> answers_of_every_origin() {
        return Stream.of(
                "GET /api/v1/list HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "GET /api/v1/fault HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "GET /api/v1/nowhere HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "OPTIONS /api/v1/list HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "GET /a//b HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "GET /" + "a".repeat(9_000) + " HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: x\r\nX-A: " + "a".repeat(9_000) + "\r\n\r\n",
                "nonsense\r\n\r\n",
                "POST /api/v1/echo HTTP/1.1\r\nHost: x\r\nContent-Length: 5000000\r\n\r\n");
    }

    @ParameterizedTest
    @MethodSource("answers_of_every_origin")
    void every_answer_is_dressed(String request) {
        String head = server.raw(request).head();

        assertThat(head)
                .containsIgnoringCase("X-Content-Type-Options: nosniff")
                .containsIgnoringCase("Referrer-Policy: no-referrer")
                .containsIgnoringCase("Cache-Control: no-store")
                .containsIgnoringCase("Content-Security-Policy: default-src 'none'; frame-ancestors 'none'")
                .containsIgnoringCase("Cross-Origin-Opener-Policy: same-origin")
                .containsIgnoringCase("Cross-Origin-Resource-Policy: same-origin")
                .containsIgnoringCase("Strict-Transport-Security: max-age=31536000")
                .containsIgnoringCase("X-Request-Id: ")
                .doesNotContainIgnoringCase("Server:")
                .doesNotContainIgnoringCase("X-Powered-By")
                .doesNotContainIgnoringCase("Set-Cookie");
    }

    @Test
    void without_https_nobody_is_told_to_use_it() {
        try (TestServer plain = TestServer.with(new TestRoutes())) {
            assertThat(plain.get("/api/v1/list").header("Strict-Transport-Security"))
                    .isEmpty();
        }
    }

    @Test
    void an_allowed_page_may_read_answers_and_refusals() {
        for (String path : List.of("/api/v1/list", "/api/v1/refused/wait", "/api/v1/nowhere")) {
            TestServer.Answer answer = server.get(path, "Origin", APP);

            assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(APP);
            assertThat(answer.header("Access-Control-Allow-Credentials")).isEqualTo("true");
            assertThat(answer.header("Access-Control-Expose-Headers")).contains("X-Request-Id", "Retry-After");
            assertThat(answer.header("Vary")).contains("Origin");
        }
    }

    @Test
    void an_allowed_page_may_ask_first() {
        TestServer.Answer answer = preflight(APP);

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(APP);
        assertThat(answer.header("Access-Control-Allow-Methods")).contains("PATCH");
        assertThat(answer.header("Access-Control-Allow-Headers")).contains("Authorization", "Content-Type");
        assertThat(answer.header("Access-Control-Max-Age")).isEqualTo("600");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "http://app.example",
                "https://app.example.evil.example",
                "https://app.example:444",
                "https://APP.example",
                "https://app.example/",
                "https://evil.example, https://app.example",
                "null",
                "*"
            })
    void any_other_page_may_not(String origin) {
        assertThat(preflight(origin).header("Access-Control-Allow-Origin")).isEmpty();
        assertThat(preflight(origin).header("Access-Control-Allow-Methods")).isEmpty();
        assertThat(server.get("/api/v1/list", "Origin", origin).header("Access-Control-Allow-Origin"))
                .isEmpty();
        assertThat(server.get("/api/v1/list", "Origin", origin).header("Vary")).contains("Origin");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"*", "https://*.example", "https://app.example/", "app.example", "https://app.example/x", ""})
    void patterns_are_no_origins(String origin) {
        assertThatThrownBy(() -> new HttpSettings(
                        "127.0.0.1",
                        0,
                        URI.create("https://id.example"),
                        Set.of(origin),
                        List.of(),
                        1,
                        1,
                        Duration.ZERO,
                        Duration.ZERO,
                        SlowClients.defaults()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static TestServer.Answer preflight(String origin) {
        return server.send(
                "OPTIONS",
                "/api/v1/things/5",
                null,
                "Origin",
                origin,
                "Access-Control-Request-Method",
                "PATCH",
                "Access-Control-Request-Headers",
                "authorization");
    }
}
