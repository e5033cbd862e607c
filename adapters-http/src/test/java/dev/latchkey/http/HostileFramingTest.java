package dev.latchkey.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Bytes that no honest client sends: each gets a problem, none gets a page, a 5xx or somebody else's handler. */
class HostileFramingTest {
    private static final String JSON = "{\"name\":\"a\",\"count\":1,\"tags\":[]}";
    private static final String END = "Connection: close\r\n\r\n";

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.with(new TestRoutes());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    static Stream<String> broken_requests() {
        return Stream.of(
                "\r\n\r\n\r\nnonsense\r\n\r\n",
                "GET\r\n\r\n",
                "GET /api/v1/list\r\n\r\n",
                "GET /api/v1/list HTTP/1.1 \r\nHost: x\r\n" + END,
                "GET /api/v1/list HTTP/9.9\r\nHost: x\r\n" + END,
                "GET /api/v1/list HTTP/0.9\r\nHost: x\r\n" + END,
                "GET /api/v1/list XTTP/1.1\r\nHost: x\r\n" + END,
                "G\u0000T /api/v1/list HTTP/1.1\r\nHost: x\r\n" + END,
                "G(T /api/v1/list HTTP/1.1\r\nHost: x\r\n" + END,
                get("/api/v1/list", ""),
                get("/api/v1/list", "Host: x\r\nHost: y\r\n"),
                get("/api/v1/list", "Host: x\r\nHost: x\r\n"),
                get("/api/v1/list", "Host:\r\n"),
                get("/api/v1/list", "Host: x y\r\n"),
                get("/api/v1/list", "Host: x:port\r\n"),
                get("http://other/api/v1/list", "Host: x\r\n"),
                "GET /api/v1/list HTTP/1.1\nHost: x\nConnection: close\n\n",
                "GET /api/v1/list HTTP/1.1\r\nHost: x\nConnection: close\r\n\r\n",
                "GET /api/v1/list HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\n",
                "GET /api/v1/list HTTP/1.1\rHost: x\r\r",
                get("/api/v1/list", "Host: x\r\nX-A: a\rb\r\n"),
                get("/api/v1/list", "Host: x\r\nX-A: a\u0000b\r\n"),
                get("/api/v1/list", "Host: x\r\nX-A : a\r\n"),
                get("/api/v1/list", "Host: x\r\nX A: a\r\n"),
                get("/api/v1/list", "Host: x\r\n: a\r\n"),
                get("/api/v1/list", "Host: x\r\nX-A\r\n"),
                get("/api/v1/list", "Host: x\r\nX-A: a\r\n folded\r\n"),
                get("/api/v1/list", "Host: x\r\nX-A: a\r\n\tfolded\r\n"),
                get("/api/v1/list", " Host: x\r\n"),
                get("/api/v1/list", "Host: x\r\nX(A): a\r\n"),
                get("/api/v1/list", "Host: x\r\nX\u0001A: a\r\n"),
                get("/api/v1/list", "Host: x\r\nX-A: \u0001\r\n"),
                post("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"),
                post("Transfer-Encoding: chunked\r\nContent-Length: 5\r\n", "0\r\n\r\n"),
                post("Content-Length: 5\r\nContent-Length: 6\r\n", "hello"),
                post("Content-Length: 5, 6\r\n", "hello"),
                post("Content-Length: -1\r\n", ""),
                post("Content-Length: +5\r\n", "hello"),
                post("Content-Length: 0x5\r\n", "hello"),
                post("Content-Length: 5 5\r\n", "hello"),
                post("Content-Length: five\r\n", "hello"),
                post("Content-Length:\r\n", ""),
                post("Content-Length: 99999999999999999999\r\n", "hello"),
                post("Transfer-Encoding: xchunked\r\n", "0\r\n\r\n"),
                post("Transfer-Encoding: gzip\r\n", "0\r\n\r\n"),
                post("Transfer-Encoding: chunked, gzip\r\n", "0\r\n\r\n"),
                post("Transfer-Encoding: chunked, chunked\r\n", "0\r\n\r\n"),
                post("Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n", "0\r\n\r\n"),
                post("Transfer-Encoding : chunked\r\n", "0\r\n\r\n"),
                post("Transfer-Encoding: chunked\r\n", "zz\r\n"),
                post("Transfer-Encoding: chunked\r\n", "-1\r\n\r\n"),
                post("Transfer-Encoding: chunked\r\n", "+5\r\nhello\r\n0\r\n\r\n"),
                post("Transfer-Encoding: chunked\r\n", "0x5\r\nhello\r\n0\r\n\r\n"),
                post("Transfer-Encoding: chunked\r\n", " 5\r\nhello\r\n0\r\n\r\n"),
                post("Transfer-Encoding: chunked\r\n", "5\nhello\r\n0\r\n\r\n"),
                post("Transfer-Encoding: chunked\r\n", "5\r\nhelloXX0\r\n\r\n"),
                post("Transfer-Encoding: chunked\r\n", "5\r\nhello\n0\r\n\r\n"),
                post("Transfer-Encoding: chunked\r\n", "ffffffffffffffff\r\nhello"),
                post("Transfer-Encoding: chunked\r\n", "7fffffffffffffff\r\nhello"),
                post("Transfer-Encoding: chunked\r\n", "5;\u0000\r\nhello\r\n0\r\n\r\n"),
                post("Transfer-Encoding: chunked\r\n", "5;a=\"\n\"\r\nhello\r\n0\r\n\r\n"),
                post("Transfer-Encoding: chunked\r\n", "0\r\nBad Trailer: x\r\n\r\n"),
                post("Content-Length: 5\r\nExpect: nonsense\r\n", "hello"),
                "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
                "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003",
                "SSH-2.0-OpenSSH_9.6\r\n");
    }

    @ParameterizedTest
    @MethodSource("broken_requests")
    void what_breaks_the_rules_of_http_is_refused(String bytes) {
        assertIsProblem(server.raw(bytes));
    }

    static Stream<String> odd_targets() {
        return Stream.of(
                "//api/v1/list",
                "/api//v1/list",
                "/api/v1//list",
                "/api/v1/list//",
                "/api/v1/list;x=1",
                "/api/v1;x=1/list",
                "/;/api/v1/list",
                "/api/v1/list;",
                "/api/v1/./list",
                "/api/v1/../v1/list",
                "/../api/v1/list",
                "/api/v1/..",
                "/api/v1/%2e/list",
                "/api/v1/%2e%2e/v1/list",
                "/api/v1/.%2e/v1/list",
                "/api/v1/..;/v1/list",
                "/api/v1%2flist",
                "/api/v1%2Flist",
                "/api/v1/things%2f5",
                "/api/v1/things/5%2f",
                "/api/v1/things/%2f",
                "/api/v1/things/5%5c",
                "/api/v1\\list",
                "\\api\\v1\\list",
                "/api/v1/things/5%00",
                "/api/v1/things/%00",
                "/api/v1/things/%0d%0aX-A:b",
                "/api/v1/things/%7f",
                "/api/v1/things/%252e",
                "/api/v1/things/%25",
                "/api/v1/things/%",
                "/api/v1/things/%4",
                "/api/v1/things/%zz",
                "/api/v1/things/%u0041",
                "/api/v1/things/%ff",
                "/api/v1/things/%c0%af",
                "/api/v1/things/%c0%ae%c0%ae",
                "/api/v1/things/%ed%a0%80",
                "/api/v1/things/\u00e4",
                "/api/v1/things/<b>",
                "/api/v1/things/a\"b",
                "/api/v1/things/{id}",
                "/api/v1/things/a^b",
                "/api/v1/things/a|b",
                "/API/V1/LIST",
                "/Api/v1/list",
                "/api/v1/LIST",
                "/api/v1/%6cist",
                "/api/v1/list.json",
                "/api/v1/list/extra",
                "/api/v1",
                "/api",
                "list",
                "?x=1",
                "*",
                "/api/v1/list?q=%",
                "/api/v1/list?q=%zz",
                "/api/v1/list?q=%00",
                "/api/v1/list?q=a%00b",
                "/api/v1/list?%00=a",
                "/api/v1/list?q=%ff",
                "/api/v1/list?q=%c0%80",
                "/api/v1/list?q=%ed%a0%80",
                "/api/v1/list?q=\u00e4",
                "/api/v1/list?q=a\u0001b",
                "/api/v1/list?q=%u0041",
                "/api/v1/list#fragment",
                "http://user@x/api/v1/list",
                "http://x/api/v1/list;a=b",
                "http://x//api/v1/list",
                "/api/v1/things/abc",
                "/api/v1/things/0",
                "/api/v1/things/-5",
                "/api/v1/things/05",
                "/api/v1/things/9223372036854775808",
                "/api/v1/things/5.0",
                "/api/v1/things/+5",
                "/api/v1/list?limit=0",
                "/api/v1/list?limit=101",
                "/api/v1/list?limit=ten",
                "/api/v1/list?limit=",
                "/api/v1/list?limit=1e1",
                "/api/v1/list?limit=99999999999999999999",
                "/api/v1/list?limit=5&limit=6",
                "/api/v1/list?cursor=a&cursor=b",
                "/api/v1/list?cursor=0",
                "/api/v1/list?cursor=%27%20OR%201=1",
                "/" + "a".repeat(9_000),
                "/api/v1/list?q=" + "a".repeat(9_000));
    }

    @ParameterizedTest
    @MethodSource("odd_targets")
    void no_trick_with_the_address_reaches_a_handler(String target) {
        assertIsProblem(server.raw(get(target, "Host: x\r\n")));
    }

    static Stream<String> odd_methods() {
        return Stream.of(
                "TRACE", "CONNECT", "FOO", "get", "PROPFIND", "PRI", "POST", "PUT", "PATCH", "DELETE", "QUERY");
    }

    @ParameterizedTest
    @MethodSource("odd_methods")
    void a_method_that_a_path_does_not_have_is_refused(String method) {
        RawAnswer answer = server.raw(method + " /api/v1/list HTTP/1.1\r\nHost: x\r\n" + END);

        assertIsProblem(answer);
    }

    @Test
    void headers_of_nine_kilobytes_are_too_large() {
        RawAnswer one = server.raw(get("/api/v1/list", "Host: x\r\nX-A: " + "a".repeat(9_000) + "\r\n"));
        String many = String.join(
                "", IntStream.range(0, 900).mapToObj(i -> "X-" + i + ": a\r\n").toList());
        RawAnswer all = server.raw(get("/api/v1/list", "Host: x\r\n" + many));

        assertIsProblem(one);
        assertThat(one.status()).isEqualTo(431);
        assertThat(all.status()).isEqualTo(431);
    }

    @Test
    void an_address_of_nine_kilobytes_is_too_long() {
        assertThat(server.raw(get("/" + "a".repeat(9_000), "Host: x\r\n")).status())
                .isEqualTo(414);
    }

    @Test
    void a_honest_chunked_body_is_read() {
        RawAnswer answer = server.raw(post(
                "Transfer-Encoding: chunked\r\n",
                "5;ext=1\r\n" + JSON.substring(0, 5) + "\r\n" + Integer.toHexString(JSON.length() - 5) + "\r\n"
                        + JSON.substring(5) + "\r\n0\r\n\r\n"));

        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    void a_body_that_ends_too_early_is_no_fault_of_ours() {
        // The client closes its side after half of what it promised.
        RawAnswer answer = RawAnswer.halfClosed(server.port(), post("Content-Length: 50\r\n", "{\"name\""));

        assertThat(answer.status()).isLessThan(500);
    }

    @Test
    void a_second_request_hidden_in_a_body_is_not_run() {
        String hidden = "GET /api/v1/once HTTP/1.1\r\nHost: x\r\n\r\n";
        RawAnswer answer = server.raw(post("Content-Length: " + hidden.length() + "\r\n", hidden));

        assertIsProblem(answer);
        assertThat(answer.text()).doesNotContain("told");
    }

    private static String get(String target, String headers) {
        return "GET " + target + " HTTP/1.1\r\n" + headers + END;
    }

    private static String post(String headers, String body) {
        return "POST /api/v1/echo HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n" + headers + END + body;
    }

    private static void assertIsProblem(RawAnswer answer) {
        assertThat(answer.status()).as(answer.text()).isBetween(400, 499);
        assertThat(answer.head())
                .containsIgnoringCase("Content-Type: application/problem+json")
                .containsIgnoringCase("X-Request-Id: ")
                .containsIgnoringCase("X-Content-Type-Options: nosniff")
                .doesNotContainIgnoringCase("Jetty")
                .doesNotContain("X-A:b");
        assertThat(answer.body()).startsWith("{\"type\":").doesNotContain("Exception", "jetty", "dev.latchkey");
    }
}
