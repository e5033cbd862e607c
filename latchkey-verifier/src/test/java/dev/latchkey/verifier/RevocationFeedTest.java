package dev.latchkey.verifier;

import static dev.latchkey.verifier.FeedByHand.ANNA;
import static dev.latchkey.verifier.FeedByHand.BORIS;
import static dev.latchkey.verifier.FeedByHand.STALE;
import static dev.latchkey.verifier.FeedPages.ended;
import static dev.latchkey.verifier.FeedPages.page;
import static dev.latchkey.verifier.FeedPages.role;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.verifier.Fetcher.Answer;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is told of sessions, and what comes of it. */
class RevocationFeedTest {
    private final FeedByHand hand = new FeedByHand(false);

    @Test
    void a_session_that_has_ended_is_refused_and_others_are_not() {
        hand.hear(page("c1", false, ended(ANNA)));

        hand.assertEnded(ANNA);
        assertThat(hand.roleOf(BORIS)).isEqualTo("student");
    }

    @Test
    void a_new_role_takes_the_place_of_the_old_one() {
        hand.hear(page("c1", false, role(ANNA, "teacher"), role(ANNA, "moderator")));

        assertThat(hand.roleOf(ANNA)).isEqualTo("moderator");
        assertThat(hand.roleOf(BORIS)).isEqualTo("student");
    }

    @Test
    void it_goes_on_where_it_stopped() {
        hand.hear(page("a b&c=d", false));
        hand.hear(page("c2", false));
        hand.hear(page("c2", false));

        assertThat(hand.asked).containsExactly("", "a b&c=d", "c2");
    }

    @Test
    void it_asks_for_more_at_once_and_knows_nothing_until_it_has_it_all() {
        hand.answers.add(Optional.of(page("c1", true, role(ANNA, "teacher"), ended(BORIS))));
        hand.hear(Optional.empty());
        hand.pass(STALE);
        hand.assertUnavailable(ANNA);

        hand.answers.add(Optional.of(page("c2", true, role(ANNA, "moderator"))));
        hand.hear(page("c3", false));

        assertThat(hand.roleOf(ANNA)).isEqualTo("moderator");
        hand.assertEnded(BORIS);
        assertThat(hand.asked).containsExactly("", "c1", "c1", "c2");
    }

    @Test
    void what_is_told_twice_counts_once() {
        hand.hear(page("c1", false, ended(ANNA), ended(ANNA), role(BORIS, "teacher")));
        hand.hear(page("c1", false, ended(ANNA), role(BORIS, "teacher")));

        hand.assertEnded(ANNA);
        assertThat(hand.roleOf(BORIS)).isEqualTo("teacher");
        assertThat(hand.feed.size()).isEqualTo(2);
    }

    @Test
    void no_role_brings_a_session_back_that_has_ended() {
        hand.hear(page("c1", false, ended(ANNA), role(ANNA, "admin")));
        hand.assertEnded(ANNA);

        hand.hear(page("c2", false, role(ANNA, "admin")));
        hand.assertEnded(ANNA);
    }

    @Test
    void what_was_read_in_part_does_not_count_when_it_begins_again() {
        hand.answers.add(Optional.of(page("c1", true, role(ANNA, "teacher"))));
        hand.answers.add(Optional.of(new Answer(422, FeedPages.NO_HEADERS, new byte[0])));
        hand.hear(page("d1", false));

        assertThat(hand.roleOf(ANNA)).isEqualTo("student");
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 503})
    void it_keeps_its_cursor_where_it_shall_only_wait(int status) {
        hand.hear(page("c1", false));
        hand.hear(new Answer(status, FeedPages.NO_HEADERS, new byte[0]));
        hand.hear(page("c2", false));

        assertThat(hand.asked).containsExactly("", "c1", "c1");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 410, 422})
    void it_begins_again_where_its_cursor_is_not_known(int status) {
        hand.hear(page("c1", false, ended(ANNA), role(BORIS, "moderator")));
        hand.answers.add(Optional.of(new Answer(status, FeedPages.NO_HEADERS, new byte[0])));
        hand.answers.add(Optional.of(page("d1", true, role(BORIS, "teacher"))));
        hand.hear(Optional.empty());
        assertThat(hand.roleOf(BORIS)).isEqualTo("moderator");

        hand.hear(page("d2", false, role(BORIS, "moderator")));

        assertThat(hand.asked).containsExactly("", "c1", "", "d1", "d1");
        hand.assertEnded(ANNA);
        assertThat(hand.roleOf(BORIS)).isEqualTo("moderator");
    }

    @Test
    void what_matters_no_more_is_forgotten() {
        hand.hear(page("c1", false, ended(ANNA)));
        assertThat(hand.feed.size()).isEqualTo(1);

        hand.clock.set(FeedPages.UNTIL);
        assertThat(hand.roleOf(ANNA)).isEqualTo("student");
        hand.pass(Duration.ofSeconds(10));
        hand.hear(page("c2", false, ended(BORIS)));

        assertThat(hand.feed.size()).isZero();
    }

    @Test
    void a_closed_feed_asks_nobody() {
        hand.feed.close();
        hand.feed.round();
        hand.feed.start();

        assertThat(hand.asked).isEmpty();
    }
}
