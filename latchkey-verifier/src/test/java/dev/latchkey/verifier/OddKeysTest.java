package dev.latchkey.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpHandler;
import dev.latchkey.verifier.testkit.TestIssuer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever comes where keys should be, it is no keys: nothing is believed because of it, and nothing is forgotten. */
@Timeout(60)
class OddKeysTest {
    private final AtomicLong now = new AtomicLong();
    private final TestIssuer issuer = TestIssuer.start();
    private final OddServer server = new OddServer();
    private String jwks = "";
    private TokenVerifier verifier = verifier(Duration.ofSeconds(10));

    @BeforeEach
    void read() throws Exception {
        URI uri = issuer.baseUri().resolve("/.well-known/jwks.json");
        jwks = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                .body();
    }

    @AfterEach
    void stop() {
        verifier.close();
        server.close();
        issuer.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "{\"keys\":null}",
                "{\"keys\":{}}",
                "{\"keys\":[null]}",
                "{\"keys\":[{}]}",
                "<html>gateway</html>",
                "JWKS,",
                "JWKS JWKS",
                "{\"keys\":[KEY,KEY]}",
                "{\"keys\":[KEY],\"keys\":[]}",
                "{\"keys\":[{\"kty\":\"EC\",\"crv\":\"P-256\"}]}",
                "{\"keys\":[KEY-x]}",
                "{\"keys\":[KEY-y]}",
                "{\"keys\":[KEY-kid]}",
                "{\"keys\":[KEY~x~y]}",
                "{\"keys\":[KEY^]}",
                "{\"keys\":[KEY_]}"
            })
    void what_is_no_set_of_keys_changes_nothing(String odd) {
        server.answers(200, filled(odd));
        assertUnavailableAndThenHarmless();
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 204, 304, 400, 401, 404, 500, 502, 503})
    void another_status_changes_nothing(int status) {
        server.answers(exchange -> OddServer.say(exchange, status, status == 204 || status == 304 ? "" : jwks));
        assertUnavailableAndThenHarmless();
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void nobody_goes_where_a_redirect_leads(int status) {
        server.answers(exchange -> {
            exchange.getResponseHeaders().set("Location", issuer.baseUri() + "/.well-known/jwks.json");
            OddServer.say(exchange, status, "");
        });
        int before = issuer.keyRequests();

        assertUnavailableAndThenHarmless();

        assertThat(issuer.keyRequests()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void ten_megabytes_are_not_read(boolean lengthIsTold) {
        byte[] chunk = " ".repeat(1 << 16).getBytes(StandardCharsets.US_ASCII);
        server.answers(exchange -> {
            // Right in the end, so that nothing but its length is wrong with it.
            exchange.sendResponseHeaders(200, lengthIsTold ? (10 << 20) + jwks.length() : 0);
            for (int written = 0; written < 10 << 20; written += chunk.length) {
                exchange.getResponseBody().write(chunk);
            }
            exchange.getResponseBody().write(jwks.getBytes(StandardCharsets.US_ASCII));
        });
        assertUnavailableAndThenHarmless();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void who_does_not_come_to_an_end_is_not_waited_for(boolean afterHeaders) {
        verifier = verifier(Duration.ofMillis(200));
        server.hangs(afterHeaders);
        assertUnavailableAndThenHarmless();
    }

    @Test
    void keys_of_other_kinds_are_left_alone() {
        String others =
                "{\"kty\":\"RSA\",\"kid\":\"r\",\"n\":\"AQAB\",\"e\":\"AQAB\"},{\"kty\":\"OKP\",\"crv\":\"Ed25519\"},"
                        + "{\"kty\":\"oct\",\"k\":\"AAAA\"},{\"kty\":\"EC\",\"crv\":\"P-384\"},{\"kty\":\"new\",\"a\":[{\"b\":null}]},"
                        + "{\"kty\":\"EC\",\"crv\":\"P-256\",\"use\":\"enc\"},{\"kty\":\"EC\",\"crv\":\"P-256\",\"alg\":\"ES512\"},"
                        + "{\"kty\":\"EC\",\"crv\":\"P-256\",\"key_ops\":[\"deriveKey\"]}";
        server.answers(200, "{\"more\":1.5e3,\"keys\":[" + others + "," + key() + "]}");

        assertThat(verifier.verify(issuer.token().user(7).sign()).userId()).isEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"d", "p", "q", "dp", "dq", "qi", "oth", "k"})
    void a_key_whose_private_half_is_published_too_is_not_believed(String member) {
        server.answers(200, "{\"keys\":[" + key().replace("{", "{\"" + member + "\":\"AAAA\",") + "]}");

        assertThatExceptionOfType(InvalidToken.class)
                .isThrownBy(() -> verifier.verify(issuer.token().sign()))
                .satisfies(refused -> assertThat(refused.reason()).isEqualTo(Reason.KEY));
    }

    @Test
    void where_latchkey_signs_with_a_shared_secret_there_are_no_keys_and_nothing_is_believed() {
        server.answers(200, "{\"keys\":[]}");

        assertThatExceptionOfType(InvalidToken.class)
                .isThrownBy(() -> verifier.verify(issuer.token().sign()));
    }

    /** Before the keys are known, nothing can be known; afterwards, the odd answer is as good as none. */
    private void assertUnavailableAndThenHarmless() {
        String token = issuer.token().sign();
        assertThatExceptionOfType(VerifierUnavailable.class).isThrownBy(() -> verifier.verify(token));

        HttpHandler odd = server.answer();
        server.answers(200, jwks);
        now.addAndGet(Duration.ofSeconds(10).toNanos());
        assertThat(verifier.verify(token)).isNotNull();

        server.answers(odd);
        int before = server.requests();
        now.addAndGet(Duration.ofHours(1).toNanos());
        assertThat(verifier.verify(token)).isNotNull();
        assertThat(server.requests()).isEqualTo(before + 1);
    }

    private TokenVerifier verifier(Duration timeout) {
        return TokenVerifier.builder()
                .jwksUri(server.uri())
                .issuer(issuer.issuer())
                .audience(issuer.audience())
                .requestTimeout(timeout)
                .nanoTime(now::get)
                .build();
    }

    private String key() {
        return jwks.substring("{\"keys\":[".length(), jwks.length() - "]}".length());
    }

    /** KEY-m lacks the member m, KEY~m~n has two members changed over, KEY^ is beside the curve, KEY_ is spelled oddly. */
    private String filled(String odd) {
        return odd.replace(
                        "KEY~x~y",
                        key().replace("\"x\"", "\"z\"")
                                .replace("\"y\"", "\"x\"")
                                .replace("\"z\"", "\"y\""))
                .replaceAll("KEY-(\\w+)", "KEY without $1")
                .replace("KEY without x", key().replace("\"x\"", "\"not\""))
                .replace("KEY without y", key().replace("\"y\"", "\"not\""))
                .replace("KEY without kid", key().replace("\"kid\"", "\"not\""))
                .replace("KEY^", key().replaceAll("\"y\":\"[^\"]*\"", "\"y\":\"" + "A".repeat(43) + "\""))
                .replace("KEY_", key().replaceAll("(\"y\":\"[^\"]*)\"", "$1=\""))
                .replace("KEY", key())
                .replace("JWKS", jwks);
    }
}
