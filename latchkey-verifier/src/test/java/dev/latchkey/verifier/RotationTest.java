package dev.latchkey.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.verifier.testkit.TestIssuer;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Keys change as Latchkey changes them, a minute at a time, while tokens are checked: nobody is refused over it. */
@Timeout(120)
class RotationTest {
    private static final Instant START = Instant.parse("2026-11-21T10:00:00Z");
    private static final int THREADS = 4;
    private static final int ROTATIONS = 3;

    /** One clock for all: what is a minute for tokens is a minute for what is remembered of keys. */
    private final AtomicLong seconds = new AtomicLong();

    private final TestIssuer issuer = TestIssuer.start(TestIssuer.ISSUER, TestIssuer.AUDIENCE, this::now);
    private final TokenVerifier verifier = TokenVerifier.builder()
            .baseUri(issuer.baseUri())
            .withoutRevocations()
            .issuer(issuer.issuer())
            .audience(issuer.audience())
            .requestTimeout(Duration.ofSeconds(20))
            .clock(this::now)
            .nanoTime(() -> Duration.ofSeconds(seconds.get()).toNanos())
            .build();

    /** One for each of the last minutes, so that the oldest is nearly over. */
    private final AtomicReferenceArray<String> tokens = new AtomicReferenceArray<>(13);

    private final Phaser minutes = new Phaser(THREADS + 1);
    private final AtomicBoolean isFirst = new AtomicBoolean(true);
    private final AtomicBoolean done = new AtomicBoolean();
    private final AtomicLong checked = new AtomicLong();
    private int minute;

    @BeforeEach
    void issueTokens() {
        for (int i = 0; i < tokens.length(); i++) {
            tokens.set(i, token());
        }
    }

    @AfterEach
    void stop() {
        verifier.close();
        issuer.close();
    }

    @Test
    void nobody_is_refused_while_keys_rotate_and_each_change_is_seen_before_it_matters() throws Exception {
        Together.call(THREADS + 1, () -> {
            try {
                if (isFirst.getAndSet(false)) {
                    rotate();
                } else {
                    check();
                }
                return true;
            } finally {
                done.set(true);
                minutes.arriveAndDeregister();
            }
        });

        assertThat(minute).isEqualTo(ROTATIONS * 120);
        assertThat(checked).hasValueGreaterThan((long) ROTATIONS * 119 * THREADS * tokens.length());
        // Six hours; every few minutes one question, however many threads there are.
        assertThat(issuer.keyRequests()).isBetween(60, 130);
    }

    /** An hour between the publication of a key and its first token, and another until the old one goes. */
    private void rotate() {
        for (int round = 0; round < ROTATIONS; round++) {
            issuer.publishKey();
            pass(60);
            issuer.rotateKey();
            pass(60);
            issuer.retireOldKeys();
        }
    }

    private void pass(int many) {
        for (int i = 0; i < many && !done.get(); i++) {
            seconds.addAndGet(60);
            tokens.set(minute++ % tokens.length(), token());
            minutes.arriveAndAwaitAdvance();
        }
    }

    /** All tokens, while the minute passes. */
    private void check() {
        while (!done.get()) {
            for (int i = 0; i < tokens.length(); i++) {
                assertThat(verifier.verify(tokens.get(i))).isNotNull();
                checked.incrementAndGet();
            }
            minutes.arriveAndAwaitAdvance();
        }
    }

    private String token() {
        return issuer.token().user(minute + 1L).sign();
    }

    private Instant now() {
        return START.plusSeconds(seconds.get());
    }
}
