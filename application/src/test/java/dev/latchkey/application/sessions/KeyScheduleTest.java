package dev.latchkey.application.sessions;

import static dev.latchkey.application.sessions.SigningKeysFixture.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.latchkey.application.sessions.KeySchedule.Next;
import dev.latchkey.application.sessions.KeySchedule.Step;
import dev.latchkey.application.sessions.SigningKeys.Stage;
import dev.latchkey.application.shared.Some;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeyScheduleTest {
    private static final Instant START = Some.NOW;
    private static final Duration HOUR = Duration.ofHours(1);
    private static final KeySchedule SCHEDULE = new KeySchedule(HOUR, Duration.ofDays(90));
    private static final KeySchedule BY_HAND = new KeySchedule(HOUR, Duration.ZERO);

    private final SigningKeys.Key signing = key("signing", Stage.SIGNING, START);
    private final SigningKeys.Key published = key("published", Stage.PUBLISHED, START);
    private final SigningKeys.Key retired = key("retired", Stage.RETIRED, START);

    @Test
    void where_no_key_signs_one_begins_at_once() {
        assertThat(SCHEDULE.due(List.of(), START)).containsExactly(Step.BEGIN);
        assertThat(SCHEDULE.due(List.of(retired, published), START)).containsExactly(Step.BEGIN);
    }

    @Test
    void a_successor_is_published_in_time_to_sign_when_the_key_has_signed_for_long_enough() {
        Instant due = START.plus(Duration.ofDays(90)).minus(HOUR);

        assertThat(SCHEDULE.due(List.of(signing), due.minusNanos(1))).isEmpty();
        assertThat(SCHEDULE.due(List.of(signing), due)).containsExactly(Step.PUBLISH_SUCCESSOR);
        assertThat(SCHEDULE.signingSince(due)).isEqualTo(START);
        assertThat(SCHEDULE.next(signing, List.of(signing))).contains(new Next(Step.PUBLISH_SUCCESSOR, due));
    }

    @Test
    void a_key_signs_for_ever_where_keys_are_rotated_by_hand() {
        assertThat(BY_HAND.due(List.of(signing), START.plus(Duration.ofDays(9_999))))
                .isEmpty();
        assertThat(BY_HAND.next(signing, List.of(signing))).isEmpty();
    }

    @Test
    void a_published_key_signs_when_everybody_has_had_the_time_to_read_it() {
        List<SigningKeys.Key> both = List.of(signing, published);

        assertThat(BY_HAND.due(both, START.plus(HOUR).minusNanos(1))).isEmpty();
        assertThat(BY_HAND.due(both, START.plus(HOUR))).contains(Step.SIGN);
        assertThat(BY_HAND.publishedBy(START.plus(HOUR))).isEqualTo(START);
        assertThat(BY_HAND.next(published, both)).contains(new Next(Step.SIGN, START.plus(HOUR)));
        assertThat(BY_HAND.next(signing, both)).contains(new Next(Step.RETIRE, START.plus(HOUR)));
    }

    @Test
    void no_second_successor_is_published_however_late_it_is() {
        assertThat(SCHEDULE.due(List.of(signing, published), START.plus(Duration.ofDays(400))))
                .doesNotContain(Step.PUBLISH_SUCCESSOR);
    }

    @Test
    void a_retired_key_is_forgotten_when_the_longest_token_there_can_be_is_over() {
        Instant end = START.plus(Duration.ofHours(25));

        assertThat(BY_HAND.due(List.of(signing, retired), end.minusNanos(1))).isEmpty();
        assertThat(BY_HAND.due(List.of(signing, retired), end)).containsExactly(Step.FORGET);
        assertThat(BY_HAND.next(retired, List.of(retired))).contains(new Next(Step.FORGET, end));
    }

    @Test
    void who_is_in_a_hurry_still_waits_until_every_instance_knows_the_key() {
        KeySchedule hurried = SCHEDULE.hurried();

        assertThat(hurried.publishAhead()).isEqualTo(KeySchedule.SPREAD);
        assertThat(hurried.due(
                        List.of(signing, published),
                        START.plus(KeySchedule.SPREAD).minusNanos(1)))
                .isEmpty();
        assertThat(hurried.due(List.of(signing, published), START.plus(KeySchedule.SPREAD)))
                .contains(Step.SIGN);
    }

    @Test
    void a_schedule_under_which_tokens_would_be_refused_is_none() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new KeySchedule(KeySchedule.SPREAD.minusMillis(1), Duration.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> new KeySchedule(HOUR, HOUR));
    }
}
