package dev.latchkey.verifier;

import static dev.latchkey.verifier.FeedByHand.ANNA;
import static dev.latchkey.verifier.FeedByHand.BORIS;
import static dev.latchkey.verifier.FeedByHand.STALE;
import static dev.latchkey.verifier.FeedPages.ended;
import static dev.latchkey.verifier.FeedPages.page;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.latchkey.verifier.Fetcher.Answer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How old news may be, and what counts as news. */
class RevocationStalenessTest {
    private final FeedByHand hand = new FeedByHand(false);

    @Test
    void nothing_is_believed_before_the_first_answer() {
        hand.pass(STALE);
        hand.assertUnavailable(ANNA);
    }

    @Test
    void news_are_as_old_as_the_question() {
        hand.hear(page("c1", false));
        hand.pass(STALE);
        assertThat(hand.roleOf(ANNA)).isEqualTo("student");

        hand.pass(Duration.ofNanos(1));

        hand.assertUnavailable(ANNA);
    }

    @Test
    void a_slow_answer_is_old_when_it_comes() {
        RevocationFeed slow = new RevocationFeed(
                since -> {
                    hand.pass(STALE.plusNanos(1));
                    return page("c1", false);
                },
                new RevocationFeed.Settings(Duration.ofMillis(500), STALE, false),
                hand.clock::get,
                hand.now::get);
        slow.round();

        assertThatExceptionOfType(VerifierUnavailable.class).isThrownBy(() -> slow.apply(FeedByHand.token(ANNA)));
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 301, 400, 401, 403, 404, 500, 503})
    void who_refuses_to_tell_anything_tells_nothing(int status) {
        hand.hear(new Answer(status, FeedPages.NO_HEADERS, page("c1", false).body()));
        hand.pass(STALE);

        hand.assertUnavailable(ANNA);
        assertThat(hand.asked).containsExactly("");
    }

    @Test
    void what_is_no_page_tells_nothing() {
        hand.hear(new Answer(200, FeedPages.NO_HEADERS, "{}".getBytes(StandardCharsets.UTF_8)));
        hand.pass(STALE);

        hand.assertUnavailable(ANNA);
    }

    @Test
    void who_promises_more_for_ever_is_not_listened_to_for_ever() {
        for (int i = 0; i < RevocationFeed.MAX_PAGES; i++) {
            hand.answers.add(Optional.of(page("c" + i, true)));
        }
        hand.feed.round();
        assertThat(hand.asked).hasSize(RevocationFeed.MAX_PAGES);
        hand.pass(STALE);
        hand.assertUnavailable(ANNA);

        hand.hear(page("end", false));

        assertThat(hand.roleOf(ANNA)).isEqualTo("student");
    }

    @Test
    void who_would_rather_believe_believes_without_news_but_forgets_none() {
        FeedByHand open = new FeedByHand(true);
        open.pass(STALE);
        assertThat(open.roleOf(ANNA)).isEqualTo("student");

        open.hear(page("c1", false, ended(ANNA)));
        open.pass(Duration.ofMinutes(1));

        open.assertEnded(ANNA);
        assertThat(open.roleOf(BORIS)).isEqualTo("student");
    }
}
