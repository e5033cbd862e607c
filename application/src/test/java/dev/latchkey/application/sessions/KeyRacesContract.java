package dev.latchkey.application.sessions;

import static dev.latchkey.application.sessions.SigningKeysFixture.key;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.application.sessions.SigningKeys.Stage;
import dev.latchkey.application.shared.AtOnce;
import dev.latchkey.application.shared.Some;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

/** What becomes of keys when several instances act at once, as {@link SigningKeysContract} has it. */
public interface KeyRacesContract extends SigningKeysFixture {
    int ROUNDS = 40;
    int CALLERS = 24;
    Instant BEFORE = Some.NOW;
    Instant AFTER = Some.NOW.plusSeconds(1);

    @Test
    default void of_many_who_publish_at_once_one_does() {
        for (int round = 0; round < ROUNDS; round++) {
            begin();

            List<Boolean> published = AtOnce.call(
                    CALLERS,
                    i -> keysOfEither(i / 2).publish(key("key-" + i, Stage.PUBLISHED, AFTER.plusNanos(i)), BEFORE));

            assertThat(published).filteredOn(each -> each).hasSize(1);
            assertThat(at(Stage.PUBLISHED)).isEqualTo(1);
        }
    }

    @Test
    default void of_many_who_promote_at_once_one_does() {
        for (int round = 0; round < ROUNDS; round++) {
            begin();
            put(key("new", Stage.PUBLISHED, BEFORE));

            List<Optional<String>> promoted =
                    AtOnce.call(CALLERS, i -> keysOfEither(i / 2).promote(BEFORE, AFTER));

            assertThat(promoted).filteredOn(Optional::isPresent).containsExactly(Optional.of("new"));
            assertThat(at(Stage.SIGNING)).isEqualTo(1);
            assertThat(at(Stage.RETIRED)).isEqualTo(1);
        }
    }

    /** As instances do that come by at the same moment: each does everything that is due, and somebody always looks. */
    @Test
    default void whatever_is_done_at_once_there_is_one_new_key_and_always_exactly_one_that_signs() {
        for (int round = 0; round < ROUNDS; round++) {
            begin();
            ConcurrentLinkedQueue<Boolean> published = new ConcurrentLinkedQueue<>();
            ConcurrentLinkedQueue<Optional<String>> promoted = new ConcurrentLinkedQueue<>();

            AtOnce.run(CALLERS, i -> {
                SigningKeys keys = keysOfEither(i / 4);
                switch (i % 4) {
                    case 0 -> published.add(keys.publish(key("key-" + i, Stage.PUBLISHED, BEFORE), BEFORE));
                    case 1, 2 -> promoted.add(keys.promote(BEFORE, AFTER));
                    default ->
                        assertThat(keys.all())
                                .filteredOn(key -> key.stage() == Stage.SIGNING)
                                .hasSize(1);
                }
            });

            assertThat(published).filteredOn(each -> each).hasSize(1);
            assertThat(promoted).filteredOn(Optional::isPresent).hasSizeLessThanOrEqualTo(1);
            assertThat(keys().all()).hasSize(2);
            assertThat(at(Stage.SIGNING)).isEqualTo(1);
        }
    }

    @Test
    default void a_key_that_is_removed_while_others_rotate_leaves_one_that_signs() {
        for (int round = 0; round < ROUNDS; round++) {
            begin();
            put(key("new", Stage.PUBLISHED, BEFORE));
            String victim = round % 2 == 0 ? "old" : "new";

            AtOnce.run(CALLERS, i -> {
                SigningKeys keys = keysOfEither(i / 2);
                if (i % 2 == 0) {
                    Object unused = keys.promote(BEFORE, AFTER);
                } else {
                    Object unused = keys.remove(victim, BEFORE, AFTER);
                }
                assertThat(keys.all())
                        .filteredOn(key -> key.stage() == Stage.SIGNING)
                        .hasSize(1);
            });

            assertThat(at(Stage.SIGNING)).isEqualTo(1);
            assertThat(at(Stage.PUBLISHED)).isZero();
        }
    }

    @Test
    default void each_forgotten_key_is_told_to_one_caller() {
        for (int round = 0; round < ROUNDS; round++) {
            begin();
            put(key("a", Stage.RETIRED, BEFORE));
            put(key("b", Stage.RETIRED, BEFORE));

            List<List<String>> forgotten =
                    AtOnce.call(CALLERS, i -> keysOfEither(i / 2).forget(BEFORE));

            assertThat(forgotten.stream().flatMap(List::stream)).containsExactlyInAnyOrder("a", "b");
        }
    }

    @Test
    default void of_many_who_seal_a_key_anew_one_does() {
        for (int round = 0; round < ROUNDS; round++) {
            begin();
            SigningKeys.Key read = keys().all().get(0);

            List<Boolean> sealed =
                    AtOnce.call(CALLERS, i -> keysOfEither(i / 2).reseal(read, new byte[] {(byte) (i + 50)}));

            assertThat(sealed).filteredOn(each -> each).hasSize(1);
        }
    }

    private void begin() {
        emptyTheStore();
        put(key("old", Stage.SIGNING, BEFORE));
    }

    private long at(Stage stage) {
        return keys().all().stream().filter(key -> key.stage() == stage).count();
    }
}
