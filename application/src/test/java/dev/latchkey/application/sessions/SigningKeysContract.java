package dev.latchkey.application.sessions;

import static dev.latchkey.application.sessions.SigningKeysFixture.key;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.application.sessions.SigningKeys.Stage;
import dev.latchkey.application.shared.AtOnce;
import dev.latchkey.application.shared.Some;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What all {@link SigningKeys} promise, whatever they are stored in. */
public interface SigningKeysContract extends KeyStepsContract, KeyRacesContract {
    @Test
    default void a_store_without_keys_has_none() {
        assertThat(keys().all()).isEmpty();
    }

    @Test
    default void the_first_key_is_kept_as_it_was() {
        SigningKeys.Key key = new SigningKeys.Key(
                "kid-1", new byte[] {1, -2, 3}, new byte[] {4, -5}, Some.NOW, Stage.SIGNING, Some.NOW.plusNanos(1_000));

        assertSame(keys().addFirst(key), key);

        assertThat(keys().all()).singleElement().satisfies(kept -> assertSame(kept, key));
    }

    @Test
    default void where_one_key_signs_no_other_is_kept() {
        SigningKeys.Key first = key("first", Stage.SIGNING, Some.NOW);
        keys().addFirst(first);

        assertSame(keys().addFirst(key("second", Stage.SIGNING, Some.NOW.plusSeconds(1))), first);

        assertThat(keys().all()).singleElement().satisfies(kept -> assertSame(kept, first));
    }

    @ParameterizedTest
    @EnumSource(
            value = Stage.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"SIGNING"})
    default void keys_that_do_not_sign_keep_no_other_from_signing(Stage stage) {
        put(key("old", stage, Some.NOW));
        SigningKeys.Key first = key("first", Stage.SIGNING, Some.NOW.plusSeconds(1));

        assertSame(keys().addFirst(first), first);

        assertThat(keys().all().stream().map(SigningKeys.Key::id)).containsExactly("old", "first");
    }

    @Test
    default void every_key_that_may_be_needed_is_told_oldest_first() {
        put(key("young", Stage.PUBLISHED, Some.NOW.plusSeconds(2)));
        put(key("old", Stage.RETIRED, Some.NOW));
        put(key("middle", Stage.SIGNING, Some.NOW.plusSeconds(1)));

        assertThat(keys().all().stream().map(SigningKeys.Key::id)).containsExactly("old", "middle", "young");
        assertThat(keys().all().stream().map(SigningKeys.Key::stage))
                .containsExactly(Stage.RETIRED, Stage.SIGNING, Stage.PUBLISHED);
    }

    @Test
    default void all_instances_that_start_at_once_are_told_the_same_key() {
        for (int round = 0; round < 10; round++) {
            emptyTheStore();

            List<SigningKeys.Key> told = AtOnce.call(
                    64, i -> keysOfEither(i).addFirst(key("key-" + i, Stage.SIGNING, Some.NOW.plusSeconds(i))));

            SigningKeys.Key kept = keys().all().get(0);
            assertThat(keys().all()).hasSize(1);
            assertThat(told).allSatisfy(key -> assertSame(key, kept));
        }
    }

    private static void assertSame(SigningKeys.Key key, SigningKeys.Key other) {
        assertThat(key).usingRecursiveComparison().isEqualTo(other);
    }
}
