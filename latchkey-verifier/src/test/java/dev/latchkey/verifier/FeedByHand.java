package dev.latchkey.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.latchkey.verifier.Fetcher.Answer;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/** A feed whose rounds a test does by hand: a queue of answers, a clock and a ticker that the test sets. */
final class FeedByHand {
    static final Duration STALE = Duration.ofSeconds(5);
    static final UUID ANNA = new UUID(1, 1);
    static final UUID BORIS = new UUID(2, 2);

    private static final Instant START = FeedPages.UNTIL.minusSeconds(900);

    final AtomicLong now = new AtomicLong();
    final AtomicReference<Instant> clock = new AtomicReference<>(START);
    final Deque<Optional<Answer>> answers = new ArrayDeque<>();
    final List<String> asked = new ArrayList<>();
    final RevocationFeed feed;

    FeedByHand(boolean failOpen) {
        feed = new RevocationFeed(
                since -> {
                    asked.add(since.orElse(""));
                    return answers.remove().orElseThrow(() -> new IOException("away"));
                },
                new RevocationFeed.Settings(Duration.ofMillis(500), STALE, failOpen),
                clock::get,
                now::get);
    }

    void hear(Answer last) {
        hear(Optional.of(last));
    }

    /** Does a round, of which that is the last answer; none, if it is empty. */
    void hear(Optional<Answer> last) {
        answers.add(last);
        feed.round();
    }

    void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }

    String roleOf(UUID session) {
        return feed.apply(token(session)).role();
    }

    void assertEnded(UUID session) {
        assertThatExceptionOfType(InvalidToken.class)
                .isThrownBy(() -> feed.apply(token(session)))
                .satisfies(refused -> assertThat(refused.reason()).isEqualTo(Reason.SESSION));
    }

    void assertUnavailable(UUID session) {
        assertThatExceptionOfType(VerifierUnavailable.class).isThrownBy(() -> feed.apply(token(session)));
    }

    static VerifiedToken token(UUID session) {
        return new VerifiedToken(1, session, new UUID(3, 3), "student", List.of("sms"), START, FeedPages.UNTIL);
    }
}
