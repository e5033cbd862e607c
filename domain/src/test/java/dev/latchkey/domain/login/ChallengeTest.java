package dev.latchkey.domain.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.domain.accounts.PhoneNumber;
import java.time.Instant;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChallengeTest {
    @Test
    void an_id_comes_back_as_it_was_given_in_any_case() {
        ChallengeId id = ChallengeId.random(new Random(1));
        String text = id.value().toString();

        assertThat(ChallengeId.parse(text)).contains(id);
        assertThat(ChallengeId.parse(text.toUpperCase(Locale.ROOT))).contains(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1-2-3-4-5",
                "00000000-0000-0000-0000-00000000000",
                "00000000-0000-0000-0000-0000000000000",
                "00000000-0000-0000-0000-00000000000g",
                "00000000000000000000000000000000",
                " 00000000-0000-0000-0000-000000000000",
                "00000000-0000-0000-0000-000000000000\n",
            })
    void what_cannot_be_an_id_of_ours_is_none(String text) {
        assertThat(ChallengeId.parse(text)).isEmpty();
    }

    @Test
    void ids_use_all_their_bits() {
        ChallengeId id = ChallengeId.random(() -> -1L);

        assertThat(id.value()).isEqualTo(new UUID(-1, -1));
        assertThat(ChallengeId.random(new Random(1))).isNotEqualTo(ChallengeId.random(new Random(2)));
    }

    @Test
    void hashes_match_if_all_their_bytes_do() {
        CodeHash hash = new CodeHash(new byte[] {1, 2, 3});

        assertThat(hash.matches(new CodeHash(new byte[] {1, 2, 3}))).isTrue();
        assertThat(hash).isEqualTo(new CodeHash(new byte[] {1, 2, 3}));
        assertThat(hash).hasSameHashCodeAs(new CodeHash(new byte[] {1, 2, 3}));
        assertThat(hash.matches(new CodeHash(new byte[] {1, 2, 4}))).isFalse();
        assertThat(hash.matches(new CodeHash(new byte[] {1, 2}))).isFalse();
        assertThat(hash).isNotEqualTo(new CodeHash(new byte[] {0, 2, 3})).isNotEqualTo("hash");
    }

    @Test
    void nobody_changes_a_hash_from_outside() {
        byte[] bytes = {1, 2, 3};
        CodeHash hash = new CodeHash(bytes);

        bytes[0] = 9;
        hash.bytes()[1] = 9;

        assertThat(hash.bytes()).containsExactly(1, 2, 3);
    }

    @Test
    void nothing_that_helps_to_guess_is_printed() {
        CodeChallenge challenge = new CodeChallenge(
                new ChallengeId(new UUID(1, 2)),
                CodePurpose.SIGN_IN,
                new PhoneNumber("+79123456789"),
                new CodeHash(new byte[] {1, 2, 3}),
                5,
                Instant.EPOCH);

        assertThat(challenge.toString())
                .contains("ChallengeId[***]", "CodeHash[***]", "+7***89")
                .doesNotContain("00000000", "912345");
    }
}
