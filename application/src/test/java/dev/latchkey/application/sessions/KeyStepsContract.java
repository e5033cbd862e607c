package dev.latchkey.application.sessions;

import static dev.latchkey.application.sessions.SigningKeysFixture.key;
import static dev.latchkey.application.sessions.SigningKeysFixture.told;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.application.sessions.SigningKeys.Stage;
import dev.latchkey.application.shared.Some;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The steps in the life of a key, as {@link SigningKeysContract} has them. */
public interface KeyStepsContract extends SigningKeysFixture {
    Instant EARLY = Some.NOW;
    Instant NOW = Some.NOW.plusSeconds(100);

    @Test
    default void a_published_key_is_kept_beside_the_one_that_signs() {
        put(key("old", Stage.SIGNING, EARLY));

        assertThat(keys().publish(key("new", Stage.PUBLISHED, NOW), EARLY)).isTrue();

        assertThat(told(keys())).containsExactly("old SIGNING", "new PUBLISHED");
    }

    @Test
    default void no_key_is_published_beside_another() {
        put(key("old", Stage.SIGNING, EARLY));
        put(key("new", Stage.PUBLISHED, EARLY.plusSeconds(1)));

        assertThat(keys().publish(key("newer", Stage.PUBLISHED, NOW), NOW)).isFalse();

        assertThat(told(keys())).containsExactly("old SIGNING", "new PUBLISHED");
    }

    @Test
    default void no_key_is_published_while_the_one_that_signs_is_young() {
        put(key("young", Stage.SIGNING, EARLY.plusSeconds(1)));

        assertThat(keys().publish(key("new", Stage.PUBLISHED, NOW), EARLY)).isFalse();

        assertThat(told(keys())).containsExactly("young SIGNING");
    }

    @Test
    default void no_key_is_published_where_none_signs() {
        put(key("old", Stage.RETIRED, EARLY));

        assertThat(keys().publish(key("new", Stage.PUBLISHED, NOW), NOW)).isFalse();

        assertThat(told(keys())).containsExactly("old RETIRED");
    }

    @Test
    default void a_key_that_was_published_long_enough_signs_and_the_one_before_it_retires() {
        put(key("older", Stage.RETIRED, EARLY.minusSeconds(9)));
        put(key("old", Stage.SIGNING, EARLY.minusSeconds(5)));
        put(key("new", Stage.PUBLISHED, EARLY));

        assertThat(keys().promote(EARLY, NOW)).contains("new");

        assertThat(told(keys())).containsExactly("older RETIRED", "old RETIRED", "new SIGNING");
        assertThat(keys().all().get(0).since()).isEqualTo(EARLY.minusSeconds(9));
        assertThat(keys().all().get(1).since()).isEqualTo(NOW);
        assertThat(keys().all().get(2).since()).isEqualTo(NOW);
        assertThat(keys().all().get(2).createdAt()).isEqualTo(EARLY);
        assertThat(keys().promote(NOW, NOW)).isEmpty();
    }

    @Test
    default void a_key_that_was_published_lately_does_not_sign() {
        put(key("old", Stage.SIGNING, EARLY));
        put(key("new", Stage.PUBLISHED, EARLY.plusNanos(1_000)));

        assertThat(keys().promote(EARLY, NOW)).isEmpty();

        assertThat(told(keys())).containsExactly("old SIGNING", "new PUBLISHED");
    }

    @Test
    default void a_published_key_signs_also_where_none_did() {
        put(key("new", Stage.PUBLISHED, EARLY));

        assertThat(keys().promote(EARLY, NOW)).contains("new");

        assertThat(told(keys())).containsExactly("new SIGNING");
    }

    @Test
    default void only_keys_that_retired_long_ago_are_forgotten() {
        put(key("ancient", Stage.RETIRED, EARLY.minusSeconds(3)));
        put(key("older", Stage.RETIRED, EARLY));
        put(key("old", Stage.RETIRED, EARLY.plusNanos(1_000)));
        put(key("signs", Stage.SIGNING, EARLY.plusSeconds(1)));
        put(key("new", Stage.PUBLISHED, EARLY.plusSeconds(2)));

        assertThat(keys().forget(EARLY)).containsExactlyInAnyOrder("ancient", "older");
        assertThat(keys().forget(EARLY)).isEmpty();

        assertThat(told(keys())).containsExactly("old RETIRED", "signs SIGNING", "new PUBLISHED");
    }

    @Test
    default void keys_that_do_not_sign_are_removed_at_once() {
        put(key("old", Stage.RETIRED, EARLY));
        put(key("signs", Stage.SIGNING, EARLY.plusSeconds(1)));
        put(key("new", Stage.PUBLISHED, EARLY.plusSeconds(2)));

        assertThat(keys().remove("old", EARLY, NOW)).isTrue();
        assertThat(keys().remove("new", NOW, NOW)).isTrue();
        assertThat(keys().remove("new", NOW, NOW)).isFalse();
        assertThat(keys().remove("unheard of", NOW, NOW)).isFalse();

        assertThat(told(keys())).containsExactly("signs SIGNING");
    }

    @Test
    default void the_key_that_signs_is_removed_only_if_another_can_take_its_place() {
        put(key("signs", Stage.SIGNING, EARLY));
        assertThat(keys().remove("signs", NOW, NOW)).isFalse();

        put(key("new", Stage.PUBLISHED, EARLY.plusSeconds(1)));
        assertThat(keys().remove("signs", EARLY, NOW)).isFalse();
        assertThat(told(keys())).containsExactly("signs SIGNING", "new PUBLISHED");

        assertThat(keys().remove("signs", EARLY.plusSeconds(1), NOW)).isTrue();
        assertThat(told(keys())).containsExactly("new SIGNING");
        assertThat(keys().all().get(0).since()).isEqualTo(NOW);
    }

    @Test
    default void a_key_is_abandoned_as_it_was_read_even_if_it_signs() {
        put(key("signs", Stage.SIGNING, EARLY));
        SigningKeys.Key read = keys().all().get(0);
        assertThat(keys().reseal(read, new byte[] {8})).isTrue();
        assertThat(keys().abandon(read)).isFalse();

        assertThat(keys().abandon(keys().all().get(0))).isTrue();
        assertThat(keys().abandon(read)).isFalse();

        assertThat(keys().all()).isEmpty();
    }

    @Test
    default void a_private_half_is_sealed_anew_only_in_the_place_of_the_one_that_was_read() {
        put(key("signs", Stage.SIGNING, EARLY));
        SigningKeys.Key read = keys().all().get(0);

        assertThat(keys().reseal(read, new byte[] {8, -9})).isTrue();
        assertThat(keys().reseal(read, new byte[] {10})).isFalse();
        assertThat(keys().reseal(key("unheard of", Stage.SIGNING, EARLY), new byte[] {10}))
                .isFalse();

        assertThat(keys().all()).singleElement().satisfies(kept -> {
            assertThat(kept.sealedPrivateKey()).containsExactly(8, -9);
            assertThat(kept.publicKey()).isEqualTo(read.publicKey());
            assertThat(kept.stage()).isEqualTo(Stage.SIGNING);
            assertThat(kept.since()).isEqualTo(EARLY);
        });
    }
}
