package dev.latchkey.application.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.domain.sessions.RefreshToken;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What all {@link Successors} promise, however they work them out. */
public interface SuccessorsContract {
    RefreshToken FIRST = RefreshToken.random(new Random(1));

    Successors successors();

    /** The same system on another instance. */
    Successors ofAnotherInstance();

    /** Another system, which knows none of our secrets. */
    Successors ofOthers();

    @Test
    default void every_instance_works_out_the_same_successor() {
        assertThat(ofAnotherInstance().of(FIRST)).isEqualTo(successors().of(FIRST));
        assertThat(ofAnotherInstance().candidates(FIRST)).contains(successors().of(FIRST));
    }

    @Test
    default void a_successor_stays_in_the_family() {
        assertThat(successors().of(FIRST).family()).isEqualTo(FIRST.family());
    }

    @Test
    default void nobody_works_out_a_successor_without_the_secret() {
        assertThat(ofOthers().of(FIRST)).isNotEqualTo(successors().of(FIRST));
        assertThat(ofOthers().candidates(FIRST)).doesNotContain(successors().of(FIRST));
    }

    @Test
    default void no_token_ever_comes_again_in_its_family() {
        Set<RefreshToken> seen = new HashSet<>();
        RefreshToken token = FIRST;
        for (int i = 0; i < 3_000; i++) {
            assertThat(seen.add(token)).isTrue();
            token = successors().of(token);
        }
    }
}
