package dev.latchkey.application.login.password;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.application.login.password.PasswordHasher.Match;
import dev.latchkey.domain.login.Password;
import dev.latchkey.domain.login.PasswordHash;
import org.junit.jupiter.api.Test;

/** What all {@link PasswordHasher}s promise. */
public interface PasswordHasherContract {
    Password PASSWORD = new Password("tea for 2 at нoon");

    PasswordHasher hasher();

    @Test
    default void a_hash_is_of_its_own_password_and_of_no_other() {
        PasswordHash hash = hasher().hash(PASSWORD);

        assertThat(hasher().check(PASSWORD, hash)).isEqualTo(Match.RIGHT);
        assertThat(hasher().check(new Password("tea for 2 at noon"), hash)).isEqualTo(Match.WRONG);
        assertThat(hasher().check(new Password(""), hash)).isEqualTo(Match.WRONG);
    }

    @Test
    default void the_last_of_many_characters_counts() {
        for (int length : new int[] {71, 72, 73, 128, 255}) {
            String most = "x".repeat(length);
            PasswordHash hash = hasher().hash(new Password(most + "a"));

            assertThat(hasher().check(new Password(most + "b"), hash)).isEqualTo(Match.WRONG);
            assertThat(hasher().check(new Password(most), hash)).isEqualTo(Match.WRONG);
        }
    }

    @Test
    default void one_password_has_many_hashes() {
        assertThat(hasher().hash(PASSWORD)).isNotEqualTo(hasher().hash(PASSWORD));
    }

    @Test
    default void the_decoy_is_of_no_password_and_always_the_same() {
        assertThat(hasher().check(PASSWORD, hasher().decoy())).isEqualTo(Match.WRONG);
        assertThat(hasher().check(new Password(""), hasher().decoy())).isEqualTo(Match.WRONG);
        assertThat(hasher().decoy()).isEqualTo(hasher().decoy());
    }

    @Test
    default void what_cannot_be_read_is_of_no_password() {
        for (String text : new String[] {"", "$", "tea for 2 at нoon", "$argon2id$", "$nothing$known$"}) {
            assertThat(hasher().check(PASSWORD, new PasswordHash(text))).isEqualTo(Match.WRONG);
        }
    }
}
