package dev.latchkey.bootstrap.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.latchkey.bootstrap.journeys.Reception.Member;
import dev.latchkey.persistence.DatabaseUrl;
import dev.latchkey.persistence.StoresExtension;
import dev.latchkey.verifier.InvalidToken;
import dev.latchkey.verifier.TokenVerifier;
import dev.latchkey.verifier.TokenVerifierBuilder;
import dev.latchkey.verifier.VerifiedToken;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** The library for other services, with tokens as Latchkey really writes them and keys as it really publishes them. */
@Timeout(120)
@ExtendWith(StoresExtension.class)
class VerifierIT {
    private static final String ISSUER = "https://id.example";
    private static final String AUDIENCE = "shop";

    private static Product product;

    @BeforeAll
    static void start(DatabaseUrl database) {
        Map<String, String> settings = new HashMap<>(Product.UNLIMITED);
        settings.put("JWT_ISSUER", ISSUER);
        settings.put("JWT_AUDIENCE", AUDIENCE);
        product = Product.start(database, settings);
        product.reception().newMember();
    }

    @AfterAll
    static void stop() {
        product.close();
    }

    @Test
    void another_service_reads_in_the_token_who_signed_in() {
        Member member = product.reception().newMember();

        try (TokenVerifier verifier = verifier().build()) {
            VerifiedToken token = verifier.verifyAuthorization("Bearer " + member.token());

            assertThat(token.userId()).isEqualTo(member.id());
            assertThat(token.role()).isEqualTo("student");
            assertThat(token.methods()).containsExactly("sms");
            assertThat(token.issuedAt()).isBetween(Instant.now().minusSeconds(60), Instant.now());
            assertThat(Duration.between(token.issuedAt(), token.expiresAt())).isEqualTo(Duration.ofMinutes(15));
            assertThat(verifier.verify(member.token())).isEqualTo(token);
        }
    }

    @Test
    void a_token_for_others_or_by_others_is_refused() {
        Member member = product.reception().newMember();

        assertRefused(verifier().audience("bank"), member.token());
        assertRefused(verifier().issuer("https://id.example.evil"), member.token());
        assertRefused(verifier().clock(() -> Instant.now().plus(Duration.ofMinutes(15))), member.token());
        assertRefused(verifier(), member.token().replace('.', '-'));
    }

    @Test
    void another_service_hears_of_a_log_out_within_seconds() {
        Member member = product.reception().newMember();
        Member other = product.reception().newMember();

        try (TokenVerifier verifier = verifier().build()) {
            assertThat(verifier.verify(member.token()).userId()).isEqualTo(member.id());

            assertThat(member.client().send("POST", "/api/v1/auth/logout", "").status())
                    .isEqualTo(204);

            Until.within(5, () -> isRefused(verifier, member.token()));
            assertThat(verifier.verify(other.token()).userId()).isEqualTo(other.id());
        }
    }

    private static boolean isRefused(TokenVerifier verifier, String token) {
        try {
            var unused = verifier.verify(token);
            return false;
        } catch (InvalidToken refused) {
            return true;
        }
    }

    private static void assertRefused(TokenVerifierBuilder builder, String token) {
        try (TokenVerifier verifier = builder.build()) {
            assertThatExceptionOfType(InvalidToken.class).isThrownBy(() -> verifier.verify(token));
        }
    }

    private static TokenVerifierBuilder verifier() {
        return TokenVerifier.builder()
                .baseUri(URI.create("http://127.0.0.1:" + product.port()))
                .requestTimeout(Duration.ofSeconds(30))
                .issuer(ISSUER)
                .audience(AUDIENCE);
    }
}
