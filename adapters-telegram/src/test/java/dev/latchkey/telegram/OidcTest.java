package dev.latchkey.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.application.shared.MovableClock;
import dev.latchkey.application.shared.Unavailable;
import dev.latchkey.domain.accounts.PersonName;
import dev.latchkey.domain.login.IdTokenClaims;
import dev.latchkey.domain.login.OidcKey;
import dev.latchkey.domain.shared.Refused;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OidcTest {
    private static final URI REDIRECT = URI.create("https://id.example.net/api/v1/auth/telegram/oidc/callback");

    private final TestIssuer issuer = new TestIssuer();
    private final MovableClock clock = new MovableClock();
    private final TelegramOidc oidc = oidc(TestIssuer.SECRET);

    @AfterEach
    void stop() {
        issuer.close();
    }

    @ParameterizedTest
    @CsvSource({"RS256, oidc-1", "ES256, oidc-es256-1", "EdDSA, oidc-eddsa-1"})
    void a_token_is_read_with_any_of_the_algorithms_and_with_no_bit_of_it_changed(String algorithm, String key) {
        String token = issuer.signed(Map.of("alg", algorithm, "kid", key), issuer.claims(42));

        IdTokenClaims claims = oidc.tokens().read(token);

        assertThat(claims.issuer()).isEqualTo(issuer.issuer());
        assertThat(claims.audience()).containsExactly(TestIssuer.CLIENT);
        assertThat(claims.nonce()).isEmpty();
        assertThat(claims.person().orElseThrow().id().value()).isEqualTo(42);
        assertThat(claims.person().orElseThrow().firstName()).contains(new PersonName("Анна Ким"));
        assertThat(claims.person().orElseThrow().username()).contains("anna_42");
        int payload = token.indexOf('.') + 1;
        for (int i = 0; i < token.lastIndexOf('.'); i++) {
            String changed = token.substring(0, i) + (char) (token.charAt(i) ^ 1) + token.substring(i + 1);
            assertWrong(() -> oidc.tokens().read(changed));
        }
        assertWrong(() -> oidc.tokens().read(token.substring(0, payload) + token.substring(token.lastIndexOf('.'))));
    }

    @Test
    void none_and_shared_keys_and_strangers_algorithms_are_not_believed() {
        for (String algorithm :
                List.of("none", "None", "NONE", "HS256", "HS512", "RS512", "PS256", "ES256K", "", "rs256")) {
            assertWrong(() ->
                    oidc.tokens().read(issuer.signed(Map.of("alg", algorithm, "kid", "oidc-1"), issuer.claims(42))));
        }
        String token = issuer.signed(issuer.claims(42));
        assertWrong(() -> oidc.tokens().read(token.substring(0, token.lastIndexOf('.') + 1)));
        assertWrong(() -> oidc.tokens().read(token.substring(0, token.lastIndexOf('.'))));
        assertWrong(() -> oidc.tokens().read(""));
        assertWrong(() -> oidc.tokens().read(token + "."));
        assertWrong(() -> oidc.tokens().read(token + "="));
        assertWrong(() -> oidc.tokens().read("a".repeat(20_000)));
    }

    @Test
    void a_key_is_for_its_own_algorithm_only() {
        assertWrong(
                () -> oidc.tokens().read(issuer.signed(Map.of("alg", "ES256", "kid", "oidc-1"), issuer.claims(42))));
        assertWrong(() ->
                oidc.tokens().read(issuer.signed(Map.of("alg", "RS256", "kid", "oidc-eddsa-1"), issuer.claims(42))));
    }

    @Test
    void a_header_brings_no_key_of_its_own_and_asks_for_nothing_unknown() {
        for (Map<String, Object> more :
                List.of(Map.<String, Object>of("crit", List.of("exp")), Map.<String, Object>of("kid", 5))) {
            Map<String, Object> header = new HashMap<>(Map.of("alg", "RS256", "kid", "oidc-1"));
            header.putAll(more);
            assertWrong(() -> oidc.tokens().read(issuer.signed(header, issuer.claims(42))));
        }
        assertWrong(() -> oidc.tokens().read(issuer.signed(Map.of("alg", "RS256"), issuer.claims(42))));
        Map<String, Object> stranger = TestIssuer.rsa("mine", TestIssuer.keys("RSA", 2048));
        assertWrong(() -> oidc.tokens()
                .read(issuer.signed(Map.of("alg", "RS256", "kid", "mine", "jwk", stranger), issuer.claims(42))));
    }

    @Test
    void claims_of_another_shape_are_no_claims() {
        Map<String, List<Object>> wrong = Map.of(
                "iss", List.of(5, List.of(issuer.issuer())),
                "aud", List.of(5, Map.of()),
                "exp", List.of("soon", 1.5, -1, 999_999_999_999_999L),
                "iat", List.of("now", List.of()),
                "nonce", List.of(5),
                "azp", List.of("4243", "", 5, List.of(TestIssuer.CLIENT)));
        wrong.forEach((name, values) -> values.forEach(value -> {
            Map<String, Object> claims = issuer.claims(42);
            claims.put(name, value);
            assertWrong(() -> oidc.tokens().read(issuer.signed(claims)));
        }));
        for (String missing : List.of("iss", "aud", "exp", "iat")) {
            Map<String, Object> claims = issuer.claims(42);
            claims.remove(missing);
            assertWrong(() -> oidc.tokens().read(issuer.signed(claims)));
        }
        Map<String, Object> forUs = issuer.claims(42);
        forUs.put("azp", TestIssuer.CLIENT);
        assertThat(oidc.tokens().read(issuer.signed(forUs)).person()).isPresent();
        for (Object nobody : new Object[] {"anna", -5, 0, 1L << 52, 1.5, true, List.of(42)}) {
            Map<String, Object> claims = issuer.claims(42);
            claims.put("id", nobody);
            assertThat(oidc.tokens().read(issuer.signed(claims)).person()).isEmpty();
        }
    }

    @Test
    void an_unknown_key_makes_us_look_once_and_not_again_for_a_while() {
        String unknown = issuer.signed(Map.of("alg", "RS256", "kid", "oidc-2"), issuer.claims(42));
        assertThat(oidc.tokens().read(issuer.signed(issuer.claims(42)))).isNotNull();
        assertThat(issuer.keysAsked).hasValue(1);
        clock.advance(Duration.ofSeconds(10));

        for (int i = 0; i < 20; i++) {
            assertWrong(() -> oidc.tokens().read(unknown));
        }
        assertThat(issuer.keysAsked).hasValue(2);

        Map<String, Object> renamed = new HashMap<>(issuer.keys.get(0));
        renamed.put("kid", "oidc-2");
        issuer.keys.set(0, renamed);
        clock.advance(Duration.ofSeconds(10));
        assertThat(oidc.tokens().read(unknown)).isNotNull();
        assertWrong(() -> oidc.tokens().read(issuer.signed(issuer.claims(42))));
    }

    @Test
    void keys_are_used_for_a_day_while_the_provider_is_away_and_not_longer() {
        String token = issuer.signed(issuer.claims(42));
        assertThat(oidc.tokens().read(token)).isNotNull();
        issuer.broken = true;
        clock.advance(Duration.ofHours(23));
        assertThat(oidc.tokens().read(token)).isNotNull();
        clock.advance(Duration.ofHours(1));
        assertThatThrownBy(() -> oidc.tokens().read(token)).isInstanceOf(Unavailable.class);
        issuer.broken = false;
        clock.advance(Duration.ofSeconds(10));
        assertThat(oidc.tokens().read(token)).isNotNull();
    }

    @Test
    void keys_that_are_weak_or_for_other_uses_are_not_taken() {
        issuer.keys.set(0, TestIssuer.rsa("oidc-1", TestIssuer.keys("RSA", 1024)));
        assertWrong(() -> oidc.tokens().read(issuer.signed(issuer.claims(42))));

        Map<String, Object> encryption = new HashMap<>(issuer.keys.get(1));
        encryption.put("use", "enc");
        issuer.keys.set(1, encryption);
        assertWrong(() -> oidc("").tokens()
                .read(issuer.signed(Map.of("alg", "ES256", "kid", "oidc-es256-1"), issuer.claims(42))));
    }

    @Test
    void a_code_becomes_a_token_once_and_with_its_verifier_only() {
        String verifier = "v".repeat(43);
        URI page = oidc.provider().authorization("state", "nonce", OidcKey.challenge(verifier));
        assertThat(page.toString()).startsWith(issuer.issuer() + "/auth?response_type=code&client_id=4242&");
        assertThat(page.getRawQuery()).contains("code_challenge_method=S256", "scope=openid+profile");
        String code = issuer.grant(page, 42).get("code");
        String other = issuer.grant(page, 42).get("code");

        assertThat(oidc.tokens().read(oidc.provider().token(code, verifier)).nonce())
                .contains("nonce");
        assertRefused(() -> oidc.provider().token(code, verifier), "telegram.declined");
        assertRefused(() -> oidc.provider().token(other, "w".repeat(43)), "telegram.declined");
    }

    @Test
    void whoever_does_not_know_us_is_away_for_people_and_no_secret_is_told() {
        TelegramOidc wrong = oidc("another secret");

        assertThatThrownBy(() -> wrong.provider().token("code", "v".repeat(43)))
                .isInstanceOf(Unavailable.class)
                .message()
                .doesNotContain("another secret");
        issuer.broken = true;
        assertThatThrownBy(() -> oidc("").provider().authorization("s", "n", "c"))
                .isInstanceOf(Unavailable.class);
        assertThat(new OidcClient(REDIRECT, "42", Optional.of("hush"), REDIRECT).toString())
                .doesNotContain("hush");
    }

    @Test
    void a_provider_that_calls_itself_something_else_is_not_asked() {
        URI alias = URI.create(issuer.issuer().replace("127.0.0.1", "localhost"));
        TelegramOidc other = new TelegramOidc(
                new OidcClient(alias, "42", Optional.empty(), REDIRECT), new Fetcher(Optional.empty()), clock);

        assertThatThrownBy(() -> other.provider().authorization("s", "n", "c")).isInstanceOf(Unavailable.class);
    }

    private TelegramOidc oidc(String secret) {
        OidcClient client =
                new OidcClient(URI.create(issuer.issuer()), TestIssuer.CLIENT, Optional.of(secret), REDIRECT);
        return new TelegramOidc(client, new Fetcher(Optional.empty()), clock);
    }

    private static void assertWrong(ThrowingCallable call) {
        assertRefused(call, "telegram.signature_wrong");
    }

    private static void assertRefused(ThrowingCallable call, String code) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.problem().code()).isEqualTo(code));
    }
}
