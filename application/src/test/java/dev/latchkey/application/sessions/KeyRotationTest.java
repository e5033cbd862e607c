package dev.latchkey.application.sessions;

import static dev.latchkey.application.sessions.SigningKeysFixture.told;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.latchkey.application.audit.InMemoryAuditTrail;
import dev.latchkey.application.audit.RecordAudit;
import dev.latchkey.application.sessions.AdvanceKeys.Advance;
import dev.latchkey.application.sessions.KeySchedule.Step;
import dev.latchkey.application.sessions.RemoveKey.Removal;
import dev.latchkey.application.sessions.RotateKeys.Rotation;
import dev.latchkey.application.sessions.SigningKeys.Stage;
import dev.latchkey.application.shared.AtOnce;
import dev.latchkey.application.shared.InMemoryTransactions;
import dev.latchkey.application.shared.MovableClock;
import dev.latchkey.domain.audit.AuditAction;
import dev.latchkey.domain.audit.AuditEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The whole life of keys, as several instances and an operator bring it about. */
class KeyRotationTest {
    private static final KeySchedule SCHEDULE = new KeySchedule(Duration.ofHours(1), Duration.ofDays(90));

    private final MovableClock clock = new MovableClock();
    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final InMemorySigningKeys keys = new InMemorySigningKeys(transactions);
    private final InMemoryAuditTrail trail = new InMemoryAuditTrail(transactions);
    private final RecordAudit audit = new RecordAudit(trail, clock);
    private final KeyPairs pairs = new InMemoryKeyPairs(7);
    private final AdvanceKeys advance = new AdvanceKeys(keys, pairs, SCHEDULE, transactions, audit, clock);
    private final RotateKeys rotate = new RotateKeys(keys, pairs, SCHEDULE, clock);
    private final RemoveKey remove = new RemoveKey(keys, transactions, audit, clock);

    @Test
    void a_key_is_published_signs_retires_and_is_forgotten() {
        String first = advance.advance().signing().orElseThrow();
        assertThat(told(keys)).containsExactly(first + " SIGNING");

        pass(Duration.ofDays(90).minusHours(1).minusNanos(1));
        assertThat(advance.advance().isNothing()).isTrue();
        pass(Duration.ofNanos(1));
        String second = advance.advance().published().orElseThrow();
        assertThat(told(keys)).containsExactly(first + " SIGNING", second + " PUBLISHED");

        pass(Duration.ofHours(1).minusNanos(1));
        assertThat(advance.advance().isNothing()).isTrue();
        pass(Duration.ofNanos(1));
        assertThat(advance.advance().signing()).contains(second);
        assertThat(told(keys)).containsExactly(first + " RETIRED", second + " SIGNING");

        pass(Duration.ofHours(25).minusNanos(1));
        assertThat(advance.advance().isNothing()).isTrue();
        pass(Duration.ofNanos(1));
        assertThat(advance.advance().forgotten()).containsExactly(first);
        assertThat(told(keys)).containsExactly(second + " SIGNING");
    }

    @Test
    void after_a_long_time_without_anybody_the_next_key_is_still_published_before_it_signs() {
        Object first = advance.advance();
        pass(Duration.ofDays(400));

        Advance late = advance.advance();

        assertThat(late.published()).isPresent();
        assertThat(late.signing()).isEmpty();
        assertThat(advance.advance().isNothing()).as("after %s", first).isTrue();
    }

    @Test
    void any_number_of_instances_bring_about_each_step_once() {
        for (int round = 0; round < 50; round++) {
            List<Advance> all = AtOnce.call(16, i -> advance.advance());

            assertThat(all.stream().flatMap(each -> each.published().stream())).hasSizeLessThanOrEqualTo(1);
            assertThat(all.stream().flatMap(each -> each.signing().stream())).hasSizeLessThanOrEqualTo(1);
            assertThat(at(Stage.SIGNING)).hasSize(1);
            assertThat(at(Stage.PUBLISHED)).hasSizeLessThanOrEqualTo(1);
            pass(round % 2 == 0 ? Duration.ofDays(90).minusHours(1) : Duration.ofHours(1));
        }
        assertThat(keys.all()).hasSizeLessThanOrEqualTo(3);
    }

    @Test
    void who_rotates_the_keys_is_told_when_the_next_one_signs() {
        Object unused = advance.advance();

        Rotation begun = rotate.rotate().orElseThrow();
        assertThat(begun.isNew()).isTrue();
        assertThat(begun.signsAt()).isEqualTo(now().plus(Duration.ofHours(1)));

        pass(Duration.ofMinutes(10));
        assertThat(rotate.rotate()).contains(new Rotation(begun.id(), false, begun.signsAt()));

        pass(Duration.ofMinutes(50));
        assertThat(advance.advance().signing()).contains(begun.id());
    }

    @Test
    void who_is_in_a_hurry_lets_the_next_key_sign_when_every_instance_knows_it() {
        Object unused = advance.advance();
        KeySchedule now = SCHEDULE.hurried();
        AdvanceKeys hurried = new AdvanceKeys(keys, pairs, now, transactions, audit, clock);
        Rotation begun = new RotateKeys(keys, pairs, now, clock).rotate().orElseThrow();

        pass(KeySchedule.SPREAD.minusNanos(1));
        assertThat(hurried.advance().isNothing()).isTrue();
        pass(Duration.ofNanos(1));

        assertThat(hurried.advance().signing()).contains(begun.id());
    }

    @Test
    void keys_cannot_be_rotated_before_there_are_any() {
        assertThat(rotate.rotate()).isEmpty();
        assertThat(keys.all()).isEmpty();
    }

    @Test
    void a_key_that_leaked_goes_when_another_signs() {
        String leaked = advance.advance().signing().orElseThrow();
        assertThat(remove.remove(leaked)).isEqualTo(Removal.STILL_SIGNING);

        String next = rotate.rotate().orElseThrow().id();
        pass(KeySchedule.SPREAD.minusNanos(1));
        assertThat(remove.remove(leaked)).isEqualTo(Removal.STILL_SIGNING);
        pass(Duration.ofNanos(1));

        assertThat(remove.remove(leaked)).isEqualTo(Removal.REPLACED);
        assertThat(told(keys)).containsExactly(next + " SIGNING");
        assertThat(remove.remove(leaked)).isEqualTo(Removal.UNKNOWN);
    }

    @Test
    void a_key_that_does_not_sign_goes_at_once() {
        Object unused = advance.advance();
        String next = rotate.rotate().orElseThrow().id();

        assertThat(remove.remove(next)).isEqualTo(Removal.REMOVED);
    }

    @Test
    void an_instance_with_another_secret_changes_nothing() {
        Object unused = advance.advance();
        AdvanceKeys stranger = new AdvanceKeys(keys, new InMemoryKeyPairs(8), SCHEDULE, transactions, audit, clock);

        pass(Duration.ofDays(90));
        assertThat(stranger.advance().isNothing()).isTrue();

        assertThat(advance.advance().published()).isPresent();
        pass(Duration.ofHours(1));
        assertThat(stranger.advance().isNothing()).isTrue();
    }

    @Test
    void keys_whose_secret_is_lost_make_room_for_a_new_one() {
        String lost = advance.advance().signing().orElseThrow();
        KeyPairs newPairs = new InMemoryKeyPairs(8);
        RemoveLostKeys removeLost = new RemoveLostKeys(keys, newPairs, transactions, audit);

        assertThat(removeLost.remove()).containsExactly(lost);
        assertThat(trail.written()).containsExactly(line(AuditAction.KEY_REMOVED, lost));
        String first = new AdvanceKeys(keys, newPairs, SCHEDULE, transactions, audit, clock)
                .advance()
                .signing()
                .orElseThrow();

        assertThat(removeLost.remove()).isEmpty();
        assertThat(told(keys)).containsExactly(first + " SIGNING");
    }

    @Test
    void what_changes_what_tokens_are_good_is_written_down() {
        String first = advance.advance().signing().orElseThrow();
        String second = rotate.rotate().orElseThrow().id();
        pass(Duration.ofHours(1));
        Object unused = advance.advance();
        Removal removed = remove.remove(first);

        assertThat(removed).isEqualTo(Removal.REMOVED);
        assertThat(trail.written())
                .containsExactly(line(AuditAction.KEY_ROTATED, second), line(AuditAction.KEY_REMOVED, first));
    }

    @Test
    void every_key_is_shown_with_what_comes_next_for_it() {
        String first = advance.advance().signing().orElseThrow();
        String second = rotate.rotate().orElseThrow().id();

        assertThat(new ListKeys(keys, SCHEDULE).list())
                .extracting(
                        ListKeys.Shown::id,
                        ListKeys.Shown::stage,
                        shown -> shown.next().orElseThrow().step())
                .containsExactlyInAnyOrder(
                        tuple(first, Stage.SIGNING, Step.RETIRE), tuple(second, Stage.PUBLISHED, Step.SIGN));
    }

    private AuditEvent line(AuditAction action, String kid) {
        return new AuditEvent(action, Optional.empty(), Optional.empty(), "", now(), Map.of("kid", kid));
    }

    private Stream<SigningKeys.Key> at(Stage stage) {
        return keys.all().stream().filter(key -> key.stage() == stage);
    }

    private Instant now() {
        return clock.instant();
    }

    private void pass(Duration time) {
        clock.advance(time);
    }
}
