package dev.latchkey.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.application.sessions.KeySchedule;
import dev.latchkey.application.sessions.SigningKeys;
import dev.latchkey.application.sessions.SigningKeys.Stage;
import dev.latchkey.application.shared.AtOnce;
import dev.latchkey.application.shared.Unavailable;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** When the stored keys are looked at, and what is believed in between. */
class Es256KeysLookTest {
    private static final Es256KeyPairs PAIRS =
            new Es256KeyPairs(Secrets.only(MasterSecret.of(MasterSecretTest.SETTING)), new SecureRandom());

    private final BreakableSigningKeys store = new BreakableSigningKeys();
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void a_name_that_is_unknown_after_a_fresh_look_is_nobodys_and_costs_no_other() {
        Es256Keys keys = open();
        int before = store.reads();

        for (int i = 0; i < 100; i++) {
            assertThat(keys.find("made-up-" + i)).isEmpty();
        }

        assertThat(store.reads()).isEqualTo(before);
    }

    @Test
    void made_up_names_cost_one_look_however_many_there_are_when_the_last_one_is_long_ago() {
        Es256Keys keys = open();
        int before = store.reads();
        pass(Duration.ofMinutes(1));

        AtOnce.run(64, i -> assertThat(keys.find("made-up-" + i)).isEmpty());

        assertThat(store.reads()).isEqualTo(before + 1);
    }

    /** The first moment at which a key may sign, on an instance that nobody told, and that is asked for other names. */
    @Test
    void a_key_that_signs_is_known_whatever_names_were_asked_for_before() {
        for (long millis = 0; millis <= KeySchedule.SPREAD.toMillis(); millis += 250) {
            Es256Keys keys = open();
            pass(Duration.ofMillis(KeySchedule.SPREAD.toMillis() - millis));
            assertThat(keys.find("made-up")).isEmpty();
            SigningKeys.Key coming = another();
            assertThat(store.publish(coming, now)).isTrue();
            pass(Duration.ofMillis(millis));
            assertThat(keys.find("made-up")).isEmpty();
            pass(KeySchedule.SPREAD.minusMillis(millis));
            assertThat(store.promote(now.minus(KeySchedule.SPREAD), now)).contains(coming.id());

            assertThat(keys.find(coming.id()))
                    .as("made-up names after %d ms", millis)
                    .isPresent();
        }
    }

    @Test
    void a_clock_that_is_set_back_does_not_keep_it_from_looking() {
        Es256Keys keys = open();
        assertThat(keys.find("made-up")).isEmpty();
        now = now.minus(Duration.ofDays(1));
        SigningKeys.Key coming = another();
        store.add(coming, Stage.PUBLISHED);

        assertThat(keys.find(coming.id())).isPresent();
    }

    @Test
    void does_not_say_no_when_it_is_not_sure_and_the_store_cannot_be_asked() {
        Es256Keys keys = open();
        store.setDown(true);
        int before = store.reads();

        assertThat(keys.find("unknown")).isEmpty();
        pass(Duration.ofMinutes(1));
        for (int i = 0; i < 10; i++) {
            assertThatThrownBy(() -> keys.find("unknown")).isInstanceOf(Unavailable.class);
        }
        assertThat(store.reads()).isEqualTo(before + 1);
        assertThat(keys.find(keys.signing().id())).isPresent();

        store.setDown(false);
        pass(Duration.ofSeconds(2));
        assertThat(keys.find("unknown")).isEmpty();
    }

    @Test
    void opens_keys_again_only_if_they_have_changed() {
        Es256Keys keys = open();
        TokenKey opened = keys.signing();

        keys.reload();
        assertThat(keys.signing()).isSameAs(opened);

        store.add(another(), Stage.PUBLISHED);
        keys.reload();
        assertThat(keys.published()).hasSize(2);
    }

    @Test
    void any_number_of_threads_may_reload_at_once_and_none_brings_back_what_is_gone() {
        Es256Keys keys = open();
        for (int round = 0; round < 50; round++) {
            String old = keys.signing().id();
            SigningKeys.Key next = another();
            AtOnce.run(8, i -> {
                if (i == 0) {
                    assertThat(store.publish(next, now)).isTrue();
                    assertThat(store.promote(now, now)).contains(next.id());
                    assertThat(store.remove(old, now, now)).isTrue();
                }
                keys.reload();
                assertThat(keys.find("made-up")).isEmpty();
                if (i == 0) {
                    assertThat(keys.has(old)).isFalse();
                }
            });

            assertThat(keys.signing().id()).isEqualTo(next.id());
            assertThat(keys.published()).hasSize(1);
        }
    }

    private Es256Keys open() {
        return Es256Keys.open(store, PAIRS, () -> now);
    }

    private SigningKeys.Key another() {
        return PAIRS.make(Stage.PUBLISHED, now);
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }
}
