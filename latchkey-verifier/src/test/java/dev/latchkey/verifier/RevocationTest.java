package dev.latchkey.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.latchkey.verifier.testkit.TestIssuer;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Ended sessions and changed roles, over HTTP and on the thread that asks by itself. */
@Timeout(60)
class RevocationTest {
    private final AtomicLong skipped = new AtomicLong();
    private final TestIssuer issuer = TestIssuer.start();
    private final UUID session = UUID.randomUUID();
    private final String token = issuer.token().session(session).sign();
    private TokenVerifier verifier = builder().build();

    @AfterEach
    void stop() {
        verifier.close();
        issuer.close();
    }

    @Test
    void a_token_is_refused_soon_after_its_session_ended() {
        assertThat(verifier.verify(token).sessionId()).isEqualTo(session);

        issuer.revoke(session);

        Until.it(() -> isRefused(token));
        assertThat(verifier.verify(issuer.token().sign()).userId()).isEqualTo(1);
    }

    @Test
    void the_first_token_of_all_waits_for_the_news() {
        issuer.pageSize(1);
        for (int i = 0; i < 50; i++) {
            issuer.revoke(UUID.randomUUID());
        }
        issuer.revoke(session);

        assertThat(isRefused(token)).isTrue();
        assertThat(issuer.revocationRequests()).isGreaterThanOrEqualTo(51);
    }

    @Test
    void a_token_has_the_role_that_its_session_has_now() {
        assertThat(verifier.verify(token).role()).isEqualTo("student");

        issuer.setRole(session, "moderator");
        Until.it(() -> verifier.verify(token).role().equals("moderator"));

        issuer.setRole(session, "teacher");
        Until.it(() -> verifier.verify(token).role().equals("teacher"));
    }

    @Test
    void when_the_cursors_are_forgotten_it_reads_all_of_it_again() {
        assertThat(verifier.verify(token)).isNotNull();
        issuer.forgetCursors();
        issuer.revoke(session);

        Until.it(() -> isRefused(token));
    }

    @Test
    void while_latchkey_is_away_nothing_is_believed_and_when_it_is_back_all_is_well() {
        assertThat(verifier.verify(token)).isNotNull();
        issuer.goDown();
        int before = issuer.revocationRequests();
        Until.it(() -> issuer.revocationRequests() > before + 1);
        skipped.addAndGet(Duration.ofSeconds(6).toNanos());

        assertThatExceptionOfType(VerifierUnavailable.class).isThrownBy(() -> verifier.verify(token));

        issuer.comeBack();
        Until.it(() -> isBelieved(token));
    }

    @Test
    void a_bad_token_is_refused_though_latchkey_is_away() {
        assertThat(verifier.verify(token)).isNotNull();
        issuer.goDown();
        skipped.addAndGet(Duration.ofSeconds(6).toNanos());

        assertThat(isRefused(issuer.token().expired().sign())).isTrue();
        assertThat(isRefused(issuer.token().signByStranger())).isTrue();
    }

    @Test
    void who_asked_for_it_gets_tokens_believed_until_they_expire() {
        verifier.close();
        verifier = builder().failOpen().build();
        assertThat(verifier.verify(token)).isNotNull();
        issuer.goDown();
        skipped.addAndGet(Duration.ofMinutes(1).toNanos());

        assertThat(verifier.verify(token)).isNotNull();
        assertThat(isRefused(issuer.token().expired().sign())).isTrue();
    }

    @Test
    void the_first_wait_has_an_end() {
        verifier.close();
        verifier = builder()
                .jwksUri(issuer.baseUri().resolve("/.well-known/jwks.json"))
                .revocationsUri(issuer.baseUri().resolve("/nowhere"))
                .maxStaleness(Duration.ofMillis(100))
                .build();

        assertThatExceptionOfType(VerifierUnavailable.class).isThrownBy(() -> verifier.verify(token));
    }

    @Test
    void once_a_thread_was_refused_no_other_is_believed_again() throws Exception {
        for (int round = 0; round < 20; round++) {
            UUID one = UUID.randomUUID();
            String its = issuer.token().session(one).sign();
            assertThat(verifier.verify(its)).isNotNull();
            AtomicLong refusals = new AtomicLong();
            AtomicLong begun = new AtomicLong();

            Together.call(4, () -> {
                if (begun.incrementAndGet() == 1) {
                    issuer.revoke(one);
                }
                while (refusals.get() < 100) {
                    boolean wasRefused = refusals.get() > 0;
                    boolean believed = isBelieved(its);
                    assertThat(believed && wasRefused).isFalse();
                    if (!believed) {
                        refusals.incrementAndGet();
                    }
                }
                return true;
            });
        }
    }

    private TokenVerifierBuilder builder() {
        return TokenVerifier.builder()
                .baseUri(issuer.baseUri())
                .issuer(issuer.issuer())
                .audience(issuer.audience())
                .pollInterval(Duration.ofMillis(5))
                .requestTimeout(Duration.ofSeconds(10))
                .nanoTime(() -> System.nanoTime() + skipped.get());
    }

    private boolean isRefused(String one) {
        try {
            return verifier.verify(one) == null;
        } catch (InvalidToken e) {
            return true;
        }
    }

    private boolean isBelieved(String one) {
        try {
            return verifier.verify(one) != null;
        } catch (InvalidToken | VerifierUnavailable e) {
            return false;
        }
    }
}
