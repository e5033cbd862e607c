package dev.latchkey.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every body that is not what it should be gets a 400 or a 422 that says what is wrong, and says nothing else. */
class HostileBodyTest {
    private static final String NUL = "\\u0000";

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.with(new TestRoutes());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    static Stream<String> not_json() {
        return Stream.of(
                "",
                " ",
                "\n",
                "{",
                "}",
                "{]",
                "[",
                "[}",
                "{\"name\"}",
                "{\"name\":}",
                "{\"name\":\"a\",}",
                "{,}",
                "{name:\"a\"}",
                "{'name':'a'}",
                "{\"name\":\"a\"",
                "{\"name\":\"a",
                "{\"name\":\"a\"}}",
                "{\"name\":\"a\"} {}",
                "{\"name\":\"a\"} x",
                "{\"name\":\"a\"}null",
                "{} // comment",
                "/* comment */ {}",
                "# comment\n{}",
                "{\"count\":NaN}",
                "{\"count\":Infinity}",
                "{\"count\":-Infinity}",
                "{\"count\":1e99999}",
                "{\"count\":-1e99999}",
                "{\"count\":01}",
                "{\"count\":+1}",
                "{\"count\":.5}",
                "{\"count\":5.}",
                "{\"count\":0x10}",
                "{\"count\":1_000}",
                "{\"count\":1e}",
                "{\"count\":" + "9".repeat(10_000) + "}",
                "{\"count\":1." + "9".repeat(10_000) + "}",
                "{\"name\":\"a\",\"name\":\"b\"}",
                "{\"name\":\"a\",\"count\":1,\"name\":\"a\"}",
                "{\"inner\":{\"big\":1,\"big\":2}}",
                "{\"name\":\"tab\there\"}",
                "{\"name\":\"line\nbreak\"}",
                "{\"name\":\"\\x41\"}",
                "{\"name\":\"\\u12\"}",
                "{\"name\":\"\\ud83d\\u\"}",
                "{\"name\":tru}",
                "{\"\\ud800\":1}",
                "True",
                "undefined",
                "nul",
                "name=a&count=1",
                "<name>a</name>",
                "--boundary\r\n",
                "\u0000",
                "{}\u0000",
                "\u0000{}",
                "\uFEFF{\"name\":\"a\"}",
                "[".repeat(5_000) + "]".repeat(5_000),
                "[".repeat(33) + "]".repeat(33),
                "{\"a\":".repeat(5_000) + "1" + "}".repeat(5_000),
                "{\"a\":".repeat(33) + "1" + "}".repeat(33),
                "{\"name\":\"" + "x".repeat(600_000) + "\"}",
                "{\"" + "k".repeat(50_000) + "\":1}");
    }

    @ParameterizedTest
    @MethodSource("not_json")
    void what_is_not_json_is_malformed(String body) {
        TestServer.Answer answer = server.post("/api/v1/echo", body);

        assertIsProblem(answer, 400);
        assertThat(answer.code()).isEqualTo("request.malformed");
    }

    static Stream<byte[]> not_utf8() {
        String json = "{\"name\":\"\u00e4\u00f6\u044f\",\"count\":1,\"tags\":[]}";
        return Stream.of(
                json.getBytes(StandardCharsets.UTF_16),
                json.getBytes(StandardCharsets.UTF_16LE),
                json.getBytes(StandardCharsets.UTF_16BE),
                json.getBytes(Charset.forName("UTF-32")),
                json.getBytes(StandardCharsets.ISO_8859_1),
                json.getBytes(Charset.forName("windows-1251")),
                around(0xff),
                around(0xc0, 0x80),
                around(0xc0, 0xaf),
                around(0xe0, 0x80, 0xaf),
                around(0xed, 0xa0, 0x80),
                around(0xed, 0xbf, 0xbf),
                around(0xf4, 0x90, 0x80, 0x80),
                around(0xf8, 0x88, 0x80, 0x80, 0x80),
                around(0x80),
                around(0xe2, 0x82),
                around(0xfe, 0xff));
    }

    private static byte[] around(int... bytes) {
        byte[] head = "{\"name\":\"".getBytes(StandardCharsets.US_ASCII);
        byte[] tail = "\",\"count\":1,\"tags\":[]}".getBytes(StandardCharsets.US_ASCII);
        byte[] all = new byte[head.length + bytes.length + tail.length];
        System.arraycopy(head, 0, all, 0, head.length);
        IntStream.range(0, bytes.length).forEach(i -> all[head.length + i] = (byte) bytes[i]);
        System.arraycopy(tail, 0, all, head.length + bytes.length, tail.length);
        return all;
    }

    @ParameterizedTest
    @MethodSource("not_utf8")
    void what_is_not_utf8_is_malformed_and_never_repaired(byte[] body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/api/v1/echo"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(body))
                .build();

        assertIsProblem(TestServer.send(request), 400);
    }

    static Stream<Arguments> not_fitting() {
        return Stream.of(
                wrong("null", "$", "field.null"),
                wrong("[]", "$", "field.type"),
                wrong("[{\"name\":\"a\"}]", "$", "field.type"),
                wrong("\"x\"", "$", "field.type"),
                wrong("5", "$", "field.type"),
                wrong("true", "$", "field.type"),
                wrong("{}", "count", "field.missing"),
                wrong(without("name"), "name", "field.missing"),
                wrong(without("count"), "count", "field.missing"),
                wrong(without("tags"), "tags", "field.missing"),
                wrong(echo("null", "1", "[]"), "name", "field.null"),
                wrong(echo("5", "1", "[]"), "name", "field.type"),
                wrong(echo("5.5", "1", "[]"), "name", "field.type"),
                wrong(echo("true", "1", "[]"), "name", "field.type"),
                wrong(echo("[\"a\"]", "1", "[]"), "name", "field.type"),
                wrong(echo("{}", "1", "[]"), "name", "field.type"),
                wrong(echo("\"a\"", "null", "[]"), "count", "field.null"),
                wrong(echo("\"a\"", "\"1\"", "[]"), "count", "field.type"),
                wrong(echo("\"a\"", "\"\"", "[]"), "count", "field.type"),
                wrong(echo("\"a\"", "1.0", "[]"), "count", "field.type"),
                wrong(echo("\"a\"", "1.5", "[]"), "count", "field.type"),
                wrong(echo("\"a\"", "1e2", "[]"), "count", "field.type"),
                wrong(echo("\"a\"", "true", "[]"), "count", "field.type"),
                wrong(echo("\"a\"", "[1]", "[]"), "count", "field.type"),
                wrong(echo("\"a\"", "{}", "[]"), "count", "field.type"),
                wrong(echo("\"a\"", "2147483648", "[]"), "count", "field.type"),
                wrong(echo("\"a\"", "9".repeat(90), "[]"), "count", "field.type"),
                wrong(echo("\"a\"", "1", "null"), "tags", "field.null"),
                wrong(echo("\"a\"", "1", "\"a\""), "tags", "field.type"),
                wrong(echo("\"a\"", "1", "{}"), "tags", "field.type"),
                wrong(echo("\"a\"", "1", "\"\""), "tags", "field.type"),
                wrong(echo("\"a\"", "1", "[1]"), "tags[0]", "field.type"),
                wrong(echo("\"a\"", "1", "[\"a\",null]"), "tags[1]", "field.null"),
                wrong(echo("\"a\"", "1", "[[\"a\"]]"), "tags[0]", "field.type"),
                wrong(with("\"role\":\"admin\""), "role", "field.unknown"),
                wrong(with("\"is_admin\":true"), "is_admin", "field.unknown"),
                wrong(with("\"Name\":\"b\""), "Name", "field.unknown"),
                wrong(with("\"__proto__\":{}"), "__proto__", "field.unknown"),
                wrong(with("\"<script>\":1"), "?", "field.unknown"),
                wrong(with("\"\":1"), "?", "field.unknown"),
                wrong(with("\"note\":5"), "note", "field.type"),
                wrong(with("\"note\":[\"a\"]"), "note", "field.type"),
                wrong(with("\"note\":{\"value\":\"a\"}"), "note", "field.type"),
                wrong(with("\"inner\":\"a\""), "inner", "field.type"),
                wrong(with("\"inner\":\"\""), "inner", "field.type"),
                wrong(with("\"inner\":[]"), "inner", "field.type"),
                wrong(with("\"inner\":{\"nope\":1}"), "inner.nope", "field.unknown"),
                wrong(with("\"inner\":{\"some_id\":\"1-1-1-1-1\"}"), "inner.some_id", "field.invalid"),
                wrong(with("\"inner\":{\"some_id\":\"\"}"), "inner.some_id", "field.invalid"),
                wrong(with("\"inner\":{\"some_id\":5}"), "inner.some_id", "field.type"),
                wrong(with("\"inner\":{\"starts_at\":\"yesterday\"}"), "inner.starts_at", "field.invalid"),
                wrong(with("\"inner\":{\"starts_at\":\"2026-11-21T10:00:00\"}"), "inner.starts_at", "field.invalid"),
                wrong(with("\"inner\":{\"starts_at\":1795000000}"), "inner.starts_at", "field.type"),
                wrong(with("\"inner\":{\"starts_at\":\"2026-02-30T10:00:00Z\"}"), "inner.starts_at", "field.invalid"),
                wrong(with("\"inner\":{\"colour\":\"GREEN\"}"), "inner.colour", "field.invalid"),
                wrong(with("\"inner\":{\"colour\":\"\"}"), "inner.colour", "field.invalid"),
                wrong(with("\"inner\":{\"colour\":0}"), "inner.colour", "field.type"),
                wrong(with("\"inner\":{\"ratio\":\"0.5\"}"), "inner.ratio", "field.type"),
                wrong(with("\"inner\":{\"ratio\":\"NaN\"}"), "inner.ratio", "field.type"),
                wrong(with("\"inner\":{\"big\":\"5\"}"), "inner.big", "field.type"),
                wrong(with("\"inner\":{\"big\":9223372036854775808}"), "inner.big", "field.type"),
                wrong(with("\"inner\":{\"big\":5.0}"), "inner.big", "field.type"),
                wrong(with("\"inner\":{\"yes\":\"true\"}"), "inner.yes", "field.type"),
                wrong(with("\"inner\":{\"yes\":1}"), "inner.yes", "field.type"),
                wrong(with("\"inner\":{\"items\":[{}]}"), "inner.items[0].name", "field.missing"),
                wrong(with("\"inner\":{\"items\":[{\"name\":null}]}"), "inner.items[0].name", "field.null"),
                wrong(with("\"inner\":{\"items\":[{\"name\":\"a\"},5]}"), "inner.items[1]", "field.type"),
                wrong(with("\"inner\":{\"items\":[null]}"), "inner.items[0]", "field.null"),
                wrong(echo("\"a" + NUL + "b\"", "1", "[]"), "name", "field.characters"),
                wrong(echo("\"\\ud800\"", "1", "[]"), "name", "field.characters"),
                wrong(echo("\"\\udc00\"", "1", "[]"), "name", "field.characters"),
                wrong(echo("\"\\ud83da\"", "1", "[]"), "name", "field.characters"),
                wrong(echo("\"\\udc00\\ud800\"", "1", "[]"), "name", "field.characters"),
                wrong(echo("\"a\"", "1", "[\"" + NUL + "\"]"), "tags[0]", "field.characters"),
                wrong(with("\"a" + NUL + "\":1"), "?", "field.characters"));
    }

    @ParameterizedTest
    @MethodSource("not_fitting")
    void what_does_not_fit_is_told_by_its_path(String body, String field, String code) {
        TestServer.Answer answer = server.post("/api/v1/echo", body);

        assertIsProblem(answer, 422);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.json().at("/errors/0/field").asText()).isEqualTo(field);
        assertThat(answer.json().at("/errors/0/code").asText()).isEqualTo(code);
        assertThat(answer.json().at("/errors/0/message").asText()).isNotEmpty();
    }

    static Stream<String> other_media_types() {
        return Stream.of(
                "text/plain",
                "text/json",
                "text/html",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "application/xml",
                "application/json; charset=iso-8859-1",
                "application/json; charset=utf-16",
                "application/json; charset=nope",
                "application/jsonp",
                "application/problem+json",
                "application/*",
                "*/*",
                "json",
                "application/json, text/plain",
                "application/json; boundary=x");
    }

    @ParameterizedTest
    @MethodSource("other_media_types")
    void only_json_in_utf8_is_read(String mediaType) {
        TestServer.Answer answer = server.post("/api/v1/echo", echo("\"a\"", "1", "[]"), "Content-Type", mediaType);

        assertIsProblem(answer, 415);
    }

    @ParameterizedTest
    @MethodSource
    void json_is_read_however_it_is_called(String mediaType) {
        assertThat(server.post("/api/v1/echo", echo("\"a\"", "1", "[]"), "Content-Type", mediaType)
                        .status())
                .isEqualTo(200);
    }

    static Stream<String> json_is_read_however_it_is_called() {
        return Stream.of(
                "application/json",
                "Application/JSON",
                "application/json;charset=utf-8",
                "application/json; charset=UTF-8",
                "application/json; charset=\"utf-8\"");
    }

    @ParameterizedTest
    @MethodSource
    void nothing_is_unpacked(String encoding) {
        assertIsProblem(
                server.post(
                        "/api/v1/echo",
                        echo("\"a\"", "1", "[]"),
                        "Content-Type",
                        "application/json",
                        "Content-Encoding",
                        encoding),
                415);
    }

    static Stream<String> nothing_is_unpacked() {
        return Stream.of("gzip", "deflate", "br", "zstd", "identity, gzip");
    }

    private static Arguments wrong(String body, String field, String code) {
        return Arguments.of(body, field, code);
    }

    static String echo(String name, String count, String tags) {
        return "{\"name\":" + name + ",\"count\":" + count + ",\"tags\":" + tags + "}";
    }

    private static String with(String more) {
        return "{\"name\":\"a\",\"count\":1,\"tags\":[]," + more + "}";
    }

    private static String without(String field) {
        return "{"
                + Stream.of("\"name\":\"a\"", "\"count\":1", "\"tags\":[]")
                        .filter(member -> !member.startsWith("\"" + field))
                        .reduce((a, b) -> a + "," + b)
                        .orElseThrow()
                + "}";
    }

    private static void assertIsProblem(TestServer.Answer answer, int status) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.json().path("status").asInt()).isEqualTo(status);
        assertThat(answer.body()).doesNotContain("Exception", "dev.latchkey", "jackson", "java.", "Body");
    }
}
