package dev.latchkey.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.verifier.RememberedTokens.Digest;
import dev.latchkey.verifier.RememberedTokens.Remembered;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RememberedTokensTest {
    private static final Remembered SEEN = new Remembered(
            new VerificationKey("k", "x", "y", new NoKey()),
            new VerifiedToken(
                    1, new UUID(1, 1), new UUID(2, 2), "student", List.of("sms"), Instant.EPOCH, Instant.EPOCH));

    @Test
    void finds_what_was_remembered_and_nothing_else() {
        RememberedTokens tokens = new RememberedTokens(10);
        tokens.remember(Digest.of("a"), SEEN);

        assertThat(tokens.find(Digest.of("a"))).contains(SEEN);
        assertThat(tokens.find(Digest.of("b"))).isEmpty();
    }

    @Test
    void never_holds_more_than_it_may_and_keeps_what_is_asked_for() {
        RememberedTokens tokens = new RememberedTokens(100);
        tokens.remember(Digest.of("often"), SEEN);
        for (int i = 0; i < 10_000; i++) {
            tokens.remember(Digest.of("token " + i), SEEN);
            assertThat(tokens.size()).isLessThanOrEqualTo(100);
            assertThat(tokens.find(Digest.of("often"))).isPresent();
        }
        assertThat(tokens.find(Digest.of("token 0"))).isEmpty();
    }

    @Test
    void remembers_nothing_if_it_may_hold_nothing() {
        RememberedTokens tokens = new RememberedTokens(0);
        tokens.remember(Digest.of("a"), SEEN);

        assertThat(tokens.size()).isZero();
    }

    @Test
    void holds_about_as_much_when_many_remember_at_once() throws Exception {
        RememberedTokens tokens = new RememberedTokens(100);
        AtomicInteger next = new AtomicInteger();
        Together.call(8, () -> {
            for (int i = 0; i < 5_000; i++) {
                tokens.remember(Digest.of("token " + next.incrementAndGet()), SEEN);
                assertThat(tokens.size()).isLessThanOrEqualTo(120);
            }
            return true;
        });
    }
}
