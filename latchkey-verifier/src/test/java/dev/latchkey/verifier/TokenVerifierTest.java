package dev.latchkey.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.latchkey.verifier.testkit.TestIssuer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenVerifierTest {
    private static final Instant START = Instant.parse("2026-11-21T10:00:00Z");

    private final AtomicReference<Instant> clock = new AtomicReference<>(START);
    private final AtomicLong now = new AtomicLong();
    private final TestIssuer issuer = TestIssuer.start(TestIssuer.ISSUER, TestIssuer.AUDIENCE, clock::get);
    private final CountingProvider provider;
    private final TokenVerifier verifier;

    TokenVerifierTest() throws Exception {
        provider = new CountingProvider();
        verifier = TokenVerifier.builder()
                .baseUri(issuer.baseUri())
                .withoutRevocations()
                .issuer(issuer.issuer())
                .audience(issuer.audience())
                .cacheSize(100)
                .clock(clock::get)
                .nanoTime(now::get)
                .provider(provider)
                .build();
    }

    @AfterEach
    void stop() {
        verifier.close();
        issuer.close();
    }

    @Test
    void says_what_the_token_says() {
        UUID session = UUID.randomUUID();
        UUID id = UUID.randomUUID();
        String token = issuer.token()
                .user(Long.MAX_VALUE)
                .session(session)
                .tokenId(id)
                .role("head-of_house2")
                .methods("pwd", "sms")
                .claim("new", "{\"a\":[1.5e3,null,true]}")
                .sign();

        assertThat(verifier.verify(token))
                .isEqualTo(new VerifiedToken(
                        Long.MAX_VALUE,
                        session,
                        id,
                        "head-of_house2",
                        List.of("pwd", "sms"),
                        START,
                        START.plusSeconds(900)));
    }

    @Test
    void reads_it_from_the_header() {
        String token = issuer.token().user(42).sign();

        for (String scheme : List.of("Bearer ", "bearer ", "BEARER ", "Bearer    ")) {
            assertThat(verifier.verifyAuthorization(scheme + token).userId()).isEqualTo(42);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "Bearer",
                "Bearer ",
                "TOKEN",
                "Bearer  ",
                "BearerTOKEN",
                "Bearer\tTOKEN",
                " Bearer TOKEN",
                "Bearer TOKEN ",
                "Bearer TOKEN, Bearer TOKEN",
                "Bearer TOKEN TOKEN",
                "Basic TOKEN",
                "DPoP TOKEN",
                "Bearer \"TOKEN\"",
                "Bearer token=TOKEN",
                "Bearer TOKEN\n",
                "Bearer TOKEN\u0000",
                "Bearer:TOKEN"
            })
    void a_header_is_one_bearer_token_or_it_is_refused(String header) {
        String token = issuer.token().sign();

        assertThatExceptionOfType(InvalidToken.class)
                .isThrownBy(() -> verifier.verifyAuthorization(header.replace("TOKEN", token)));
        assertThatExceptionOfType(InvalidToken.class).isThrownBy(() -> verifier.verifyAuthorization(null));
        assertThat(issuer.keyRequests()).isZero();
    }

    @Test
    void only_a_beginning_is_stretched() {
        assertThat(verifier.verify(issuer.token().issuedAt(START.plusSeconds(5)).sign()))
                .isNotNull();
        assertRefused(issuer.token().issuedAt(START.plusSeconds(6)).sign(), Reason.NOT_YET);
        assertRefused(issuer.token().notYetValid().sign(), Reason.NOT_YET);
        assertRefused(issuer.token().expiresAt(START).sign(), Reason.EXPIRED);
    }

    @Test
    void a_signature_is_checked_once_and_time_always() {
        String token = issuer.token().sign();
        int before = provider.signatures();
        for (int i = 0; i < 100; i++) {
            assertThat(verifier.verify(token)).isNotNull();
        }
        assertThat(provider.signatures()).isEqualTo(before + 1);

        clock.set(START.plusSeconds(900));

        assertRefused(token, Reason.EXPIRED);
        assertThat(provider.signatures()).isEqualTo(before + 1);
    }

    @Test
    void a_token_is_forgotten_with_its_key() {
        String token = issuer.token().sign();
        assertThat(verifier.verify(token)).isNotNull();
        issuer.rotateKey();
        issuer.retireOldKeys();
        now.addAndGet(Duration.ofMinutes(5).toNanos());

        assertRefused(token, Reason.KEY);
        assertThat(verifier.verify(issuer.token().sign())).isNotNull();
    }

    @Test
    void nobody_makes_it_ask_for_keys_with_a_token_that_is_wrong_anyway() {
        assertRefused(issuer.token().expired().sign(), Reason.EXPIRED);
        assertRefused(issuer.token().audience("other").sign(), Reason.AUDIENCE);
        assertRefused(issuer.token().issuer("other").sign(), Reason.ISSUER);
        assertRefused(issuer.token().role("").sign(), Reason.CLAIMS);
        assertRefused(issuer.token().header("alg", "\"HS256\"").sign(), Reason.HEADER);
        assertRefused(issuer.token().unsigned(), Reason.HEADER);
        assertRefused("a.b.c", Reason.FORM);

        assertThat(issuer.keyRequests()).isZero();
    }

    @Test
    void it_is_either_right_or_wrong_whatever_many_threads_ask() throws Exception {
        String right = issuer.token().user(42).sign();
        String wrong = issuer.token().user(42).signByStranger();

        assertThat(Together.call(8, () -> {
                    for (int i = 0; i < 200; i++) {
                        assertThat(verifier.verify(right).userId()).isEqualTo(42);
                        assertRefused(wrong, Reason.SIGNATURE);
                    }
                    return true;
                }))
                .hasSize(8);
        assertThat(issuer.keyRequests()).isEqualTo(1);
    }

    @Test
    void what_is_closed_says_nothing() {
        verifier.close();

        assertThatIllegalStateException()
                .isThrownBy(() -> verifier.verify(issuer.token().sign()));
        assertThatCode(verifier::close).doesNotThrowAnyException();
    }

    private void assertRefused(String token, Reason reason) {
        assertThatExceptionOfType(InvalidToken.class)
                .isThrownBy(() -> verifier.verify(token))
                .satisfies(refused -> assertThat(refused.reason()).isEqualTo(reason));
    }
}
