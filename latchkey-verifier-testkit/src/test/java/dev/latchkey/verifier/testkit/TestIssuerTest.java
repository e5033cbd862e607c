package dev.latchkey.verifier.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the verifier does with all this is tested over there. */
class TestIssuerTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-21T10:00:00Z"));
    private static final UUID SESSION = new UUID(1, 2);

    private final HttpClient http = HttpClient.newHttpClient();
    private final TestIssuer issuer = TestIssuer.start(TestIssuer.ISSUER, TestIssuer.AUDIENCE, CLOCK);

    @AfterEach
    void stop() {
        issuer.close();
    }

    @Test
    void a_token_says_what_it_was_told_to_say() {
        String token = issuer.token()
                .user(42)
                .session(SESSION)
                .tokenId(new UUID(3, 4))
                .role("moderator")
                .methods("pwd", "sms")
                .claim("x", "[1]")
                .withoutClaim("nbf")
                .header("y", "2")
                .withoutHeader("typ")
                .sign();

        assertThat(part(token, 0)).isEqualTo("{\"alg\":\"ES256\",\"kid\":\"" + issuer.signingKeyId() + "\",\"y\":2}");
        assertThat(part(token, 1))
                .isEqualTo("{\"iss\":\"https://latchkey.test\",\"aud\":\"latchkey\",\"sub\":\"42\",\"sid\":\"" + SESSION
                        + "\",\"jti\":\"00000000-0000-0003-0000-000000000004\",\"iat\":1795255200,\"exp\":1795256100,"
                        + "\"role\":\"moderator\",\"amr\":[\"pwd\",\"sms\"],\"x\":[1]}");
    }

    @Test
    void a_token_in_the_making_never_changes() {
        TestToken student = issuer.token();

        assertThat(part(student.role("admin").sign(), 1)).contains("\"admin\"");
        assertThat(part(student.sign(), 1)).contains("\"student\"");
    }

    @Test
    void texts_are_written_as_json_wants_them() {
        assertThat(part(issuer.token().role("a\"b\\c\n\u0001").sign(), 1))
                .contains("\"role\":\"a\\\"b\\\\c\\u000a\\u0001\"");
    }

    @Test
    void without_a_signature_there_is_none() {
        assertThat(issuer.token().unsigned()).endsWith(".").matches("[^.]+\\.[^.]+\\.");
        assertThat(part(issuer.token().unsigned(), 0)).contains("\"alg\":\"none\"");
    }

    @Test
    void keys_are_published_before_they_sign_and_retired_after() throws Exception {
        String first = issuer.signingKeyId();
        issuer.publishKey();
        assertThat(issuer.signingKeyId()).isEqualTo(first);
        assertThat(keys().body().split("\"kid\"", -1)).hasSize(3);

        issuer.rotateKey();
        assertThat(issuer.signingKeyId()).isNotEqualTo(first);
        assertThat(keys().body()).contains(first, issuer.signingKeyId());

        issuer.retireOldKeys();
        assertThat(keys().body()).contains(issuer.signingKeyId()).doesNotContain(first);
        issuer.rotateKey();
        assertThat(keys().body().split("\"kid\"", -1)).hasSize(3);
    }

    @Test
    void only_public_halves_are_published_for_five_minutes() throws Exception {
        assertThat(keys().headers().firstValue("Cache-Control")).contains("public, max-age=300");
        assertThat(keys().body())
                .matches("\\{\"keys\":\\[\\{\"kty\":\"EC\",\"crv\":\"P-256\",\"alg\":\"ES256\",\"use\":\"sig\","
                        + "\"kid\":\"[\\w-]{43}\",\"x\":\"[\\w-]{43}\",\"y\":\"[\\w-]{43}\"}]}");
        assertThat(issuer.keyRequests()).isEqualTo(2);
    }

    @Test
    void revocations_come_in_pages_and_in_order() throws Exception {
        issuer.pageSize(1);
        issuer.revoke(SESSION);
        issuer.setRole(SESSION, "teacher");

        assertThat(revocations("").body())
                .isEqualTo("{\"items\":[{\"role\":null,\"session\":\"" + SESSION
                        + "\",\"until\":\"2026-11-21T11:00:00Z\"}],\"next\":\"e1.1\",\"more\":true}");
        assertThat(revocations("?since=e1.1").body())
                .contains("\"teacher\"")
                .endsWith("\"next\":\"e1.2\",\"more\":false}");
        assertThat(revocations("?since=e1.2").body()).isEqualTo("{\"items\":[],\"next\":\"e1.2\",\"more\":false}");
    }

    @Test
    void a_cursor_that_is_not_known_is_refused() throws Exception {
        issuer.forgetCursors();

        assertThat(revocations("?since=e1.0").statusCode()).isEqualTo(422);
        assertThat(revocations("?since=x").statusCode()).isEqualTo(422);
        assertThat(revocations("").statusCode()).isEqualTo(200);
    }

    @Test
    void who_is_down_says_nothing() throws Exception {
        issuer.goDown();
        assertThatIOException().isThrownBy(this::keys);

        issuer.comeBack();
        assertThat(keys().statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> keys() throws IOException, InterruptedException {
        return get("/.well-known/jwks.json");
    }

    private HttpResponse<String> revocations(String query) throws IOException, InterruptedException {
        return get("/api/v1/sessions/revocations" + query);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(issuer.baseUri().resolve(path)).build(), BodyHandlers.ofString());
    }

    private static String part(String token, int index) {
        byte[] bytes = Base64.getUrlDecoder().decode(token.split("\\.", -1)[index]);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
