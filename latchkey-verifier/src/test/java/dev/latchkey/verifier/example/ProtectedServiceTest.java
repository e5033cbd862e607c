package dev.latchkey.verifier.example;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.latchkey.verifier.TokenVerifier;
import dev.latchkey.verifier.testkit.TestIssuer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProtectedServiceTest {
    private final HttpClient http = HttpClient.newHttpClient();
    private final TestIssuer issuer = TestIssuer.start();
    private final TokenVerifier tokens = TokenVerifier.builder()
            .baseUri(issuer.baseUri())
            .issuer(issuer.issuer())
            .audience(issuer.audience())
            .maxStaleness(Duration.ofSeconds(1))
            .build();
    private HttpServer service;

    @BeforeEach
    void start() throws IOException {
        service = new ProtectedService(tokens).start(0);
    }

    @AfterEach
    void stop() {
        service.stop(0);
        tokens.close();
        issuer.close();
    }

    @Test
    void greets_whoever_has_a_right_token() throws Exception {
        HttpResponse<String> answer =
                ask("Authorization", "Bearer " + issuer.token().user(42).sign());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("Hello, user 42");
    }

    @Test
    void asks_everybody_else_for_one() throws Exception {
        HttpResponse<String> none = ask("Accept", "text/plain");
        HttpResponse<String> expired =
                ask("Authorization", "Bearer " + issuer.token().expired().sign());

        assertThat(none.statusCode()).isEqualTo(401);
        assertThat(none.headers().firstValue("WWW-Authenticate")).contains("Bearer");
        assertThat(expired.statusCode()).isEqualTo(401);
        assertThat(expired.body()).isEqualTo(none.body());
    }

    @Test
    void blames_no_token_when_latchkey_is_away() throws Exception {
        issuer.goDown();

        HttpResponse<String> answer =
                ask("Authorization", "Bearer " + issuer.token().sign());

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    }

    @Test
    void the_readme_shows_the_very_same() throws IOException {
        String source = Files.readString(
                Path.of("src", "test", "java", "dev", "latchkey", "verifier", "example", "ProtectedService.java"));

        assertThat(Files.readString(Path.of("README.md"))).contains("```java\n" + source + "```\n");
    }

    private HttpResponse<String> ask(String header, String value) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + service.getAddress().getPort() + "/");
        return http.send(HttpRequest.newBuilder(uri).header(header, value).build(), BodyHandlers.ofString());
    }
}
