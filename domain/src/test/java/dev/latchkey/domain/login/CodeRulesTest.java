package dev.latchkey.domain.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodeRulesTest {
    private static final Duration LIFE = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofMinutes(1);

    @Test
    void a_phone_at_which_nobody_guessed_wrong_gets_a_short_code() {
        assertThat(rules(4).lengthFor(guesses(0, 0))).isEqualTo(4);
        assertThat(rules(4).lengthFor(guesses(0, 49))).isEqualTo(4);
    }

    @Test
    void one_wrong_guess_at_the_phone_makes_the_code_longer() {
        assertThat(rules(4).lengthFor(guesses(1, 0))).isEqualTo(6);
    }

    @Test
    void a_suspicious_network_makes_the_code_longer() {
        assertThat(rules(4).lengthFor(guesses(0, 50))).isEqualTo(6);
        assertThat(rules(4).lengthFor(guesses(0, 51))).isEqualTo(6);
    }

    @Test
    void networks_that_are_not_watched_are_never_suspicious() {
        CodeRules careless = new CodeRules(4, LIFE, PAUSE, 5, 10, OptionalInt.empty());

        assertThat(careless.lengthFor(guesses(0, 1_000_000))).isEqualTo(4);
        assertThat(careless.lengthFor(guesses(1, 0))).isEqualTo(6);
    }

    @Test
    void care_never_makes_a_code_shorter() {
        assertThat(rules(8).lengthFor(guesses(0, 0))).isEqualTo(8);
        assertThat(rules(8).lengthFor(guesses(5, 50))).isEqualTo(8);
        assertThat(rules(5).lengthFor(guesses(5, 50))).isEqualTo(6);
    }

    @Test
    void a_code_expires_when_its_life_is_over() {
        assertThat(rules(4).expiryOf(Instant.EPOCH)).isEqualTo(Instant.EPOCH.plusSeconds(120));
    }

    @Test
    void locks_grow_from_a_quarter_of_an_hour_to_a_day() {
        assertThat(CodeRules.LOCKS)
                .containsExactly(
                        Duration.ofMinutes(15), Duration.ofHours(1), Duration.ofHours(4), Duration.ofHours(24));
        assertThat(CodeRules.MEMORY).isEqualTo(Duration.ofHours(24));
        assertThat(CodeRules.LOCK_MEMORY).isGreaterThan(CodeRules.LOCKS.get(3));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 3, 9})
    void a_code_has_four_to_eight_digits(int length) {
        assertThatIllegalArgumentException().isThrownBy(() -> rules(length));
    }

    @Test
    void rules_that_would_let_nobody_or_everybody_in_are_refused() {
        assertRefused(Duration.ZERO, PAUSE, 5, 10);
        assertRefused(Duration.ofSeconds(-1), PAUSE, 5, 10);
        assertRefused(LIFE, Duration.ofSeconds(-1), 5, 10);
        assertRefused(LIFE, PAUSE, 0, 10);
        assertRefused(LIFE, PAUSE, 5, 0);
    }

    @Test
    void the_wait_for_the_next_code_can_be_switched_off() {
        assertThatCode(() -> new CodeRules(4, LIFE, Duration.ZERO, 1, 1, OptionalInt.of(1)))
                .doesNotThrowAnyException();
    }

    private static CodeRules rules(int length) {
        return new CodeRules(length, LIFE, PAUSE, 5, 10, OptionalInt.of(50));
    }

    private static GuessRecord guesses(int forPhone, int fromNetwork) {
        return new GuessRecord(forPhone, fromNetwork, Instant.EPOCH, Instant.EPOCH);
    }

    private static void assertRefused(Duration life, Duration pause, int guesses, int lockAfter) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CodeRules(4, life, pause, guesses, lockAfter, OptionalInt.empty()));
    }
}
