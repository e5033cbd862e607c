package dev.latchkey.application.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.application.sessions.SigningKeys.Stage;
import dev.latchkey.application.shared.Some;
import org.junit.jupiter.api.Test;

/** What all {@link KeyPairs} promise, whatever they are made of. */
public interface KeyPairsContract {
    KeyPairs pairs();

    /** Key pairs of the same kind that are sealed under another secret. */
    KeyPairs pairsUnderAnotherSecret();

    @Test
    default void a_new_key_is_at_its_stage_from_the_moment_it_is_made() {
        SigningKeys.Key made = pairs().make(Stage.PUBLISHED, Some.NOW);

        assertThat(made.stage()).isEqualTo(Stage.PUBLISHED);
        assertThat(made.createdAt()).isEqualTo(Some.NOW);
        assertThat(made.since()).isEqualTo(Some.NOW);
    }

    @Test
    default void every_key_has_a_name_of_its_own() {
        assertThat(pairs().make(Stage.SIGNING, Some.NOW).id())
                .isNotEqualTo(pairs().make(Stage.SIGNING, Some.NOW).id());
    }

    @Test
    default void only_who_has_the_secret_can_use_a_key() {
        SigningKeys.Key made = pairs().make(Stage.SIGNING, Some.NOW);

        assertThat(pairs().opens(made)).isTrue();
        assertThat(pairsUnderAnotherSecret().opens(made)).isFalse();
    }
}
