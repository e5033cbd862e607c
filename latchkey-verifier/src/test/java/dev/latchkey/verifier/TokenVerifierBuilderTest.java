package dev.latchkey.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.net.URI;
import java.net.http.HttpClient;
import java.security.Provider;
import java.security.Security;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenVerifierBuilderTest {
    @Test
    void issuer_audience_and_place_must_be_said() {
        URI base = URI.create("https://id.example");
        List<TokenVerifierBuilder> lacking = List.of(
                TokenVerifier.builder(),
                TokenVerifier.builder().baseUri(base).issuer("i"),
                TokenVerifier.builder().baseUri(base).audience("a"),
                TokenVerifier.builder().issuer("i").audience("a"),
                TokenVerifier.builder().revocationsUri(base).issuer("i").audience("a"));

        assertThat(lacking)
                .allSatisfy(builder -> assertThatIllegalStateException().isThrownBy(builder::build));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://id.example",
                "https://id.example/",
                "https://id.example:8443/auth//",
                "HTTPS://ID.EXAMPLE",
                "http://localhost:8080",
                "http://127.0.0.1:1",
                "http://[::1]:1"
            })
    void goes_where_nobody_can_change_the_answer(String uri) {
        complete().baseUri(URI.create(uri)).build().close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://id.example", "http://127.evil.example", "http://127.0.0.1.evil.example",
                        "http://localhost.evil",
                "ftp://id.example", "file:///etc/jwks.json", "id.example", "https:///path"
            })
    void goes_nowhere_else_unless_it_is_told_to(String uri) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> complete().baseUri(URI.create(uri)).build());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> complete().revocationsUri(URI.create(uri)).build());
        if (uri.startsWith("http:")) {
            complete().baseUri(URI.create(uri)).allowHttp().build().close();
        }
    }

    @Test
    void refuses_what_makes_no_sense() {
        assertRefused(builder -> builder.leeway(Duration.ofSeconds(61)));
        assertRefused(builder -> builder.leeway(Duration.ofSeconds(-1)));
        assertRefused(builder -> builder.cacheSize(-1));
        assertRefused(builder -> builder.maxKeyAge(Duration.ofMinutes(14)));
        assertRefused(builder -> builder.requestTimeout(Duration.ZERO));
        assertRefused(builder -> builder.pollInterval(Duration.ZERO));
        assertRefused(builder -> builder.maxStaleness(Duration.ofSeconds(-1)));
        assertRefused(builder -> builder.maxStaleness(Duration.ofMillis(500)));
        HttpClient follower = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        assertRefused(builder -> builder.httpClient(follower));
    }

    @Test
    void a_provider_that_knows_no_such_signatures_is_refused() {
        Provider other = Security.getProvider("SunJCE");

        assertRefused(builder -> builder.provider(other));
    }

    private static void assertRefused(UnaryOperator<TokenVerifierBuilder> wrong) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> wrong.apply(complete()).build());
    }

    private static TokenVerifierBuilder complete() {
        return TokenVerifier.builder()
                .baseUri(URI.create("https://id.example"))
                .issuer("i")
                .audience("a");
    }
}
