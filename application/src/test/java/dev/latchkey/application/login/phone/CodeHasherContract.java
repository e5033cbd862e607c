package dev.latchkey.application.login.phone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.login.ChallengeId;
import dev.latchkey.domain.login.CodeChallenge;
import dev.latchkey.domain.login.CodeHash;
import dev.latchkey.domain.login.CodePurpose;
import dev.latchkey.domain.login.LoginCode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every {@link CodeHasher} promises, however it hashes. */
public interface CodeHasherContract {
    ChallengeId ID = new ChallengeId(new UUID(1, 2));
    PhoneNumber PHONE = new PhoneNumber("+79123456789");
    LoginCode CODE = new LoginCode("0123");

    CodeHasher hasher();

    /** A hasher of the same kind with another key. */
    CodeHasher hasherWithAnotherKey();

    @Test
    default void the_same_code_has_the_same_hash_on_every_instance() {
        CodeHash hash = hash(ID, PHONE, CODE);

        assertThat(hash(ID, PHONE, CODE)).isEqualTo(hash);
        assertThat(hash(ID, PHONE, CODE).matches(hash)).isTrue();
    }

    @Test
    default void every_challenge_has_hashes_of_its_own() {
        assertThat(hash(new ChallengeId(new UUID(1, 3)), PHONE, CODE)).isNotEqualTo(hash(ID, PHONE, CODE));
        assertThat(hash(new ChallengeId(new UUID(2, 1)), PHONE, CODE)).isNotEqualTo(hash(ID, PHONE, CODE));
    }

    @Test
    default void every_phone_has_hashes_of_its_own() {
        assertThat(hash(ID, new PhoneNumber("+79123456788"), CODE)).isNotEqualTo(hash(ID, PHONE, CODE));
    }

    @Test
    default void every_purpose_has_hashes_of_its_own() {
        Set<CodeHash> hashes = new HashSet<>();
        for (CodePurpose purpose : CodePurpose.values()) {
            hashes.add(hasher().hash(ID, purpose, PHONE, CODE));
        }

        assertThat(hashes).hasSize(CodePurpose.values().length);
    }

    @Test
    default void all_codes_of_a_challenge_have_different_hashes() {
        Set<CodeHash> hashes = new HashSet<>();
        for (int code = 0; code < 10_000; code++) {
            hashes.add(hash(ID, PHONE, new LoginCode("%04d".formatted(code))));
        }

        assertThat(hashes).hasSize(10_000);
    }

    @Test
    default void a_longer_code_is_another_code() {
        assertThat(hash(ID, PHONE, new LoginCode("00123"))).isNotEqualTo(hash(ID, PHONE, CODE));
        assertThat(hash(ID, PHONE, new LoginCode("01230"))).isNotEqualTo(hash(ID, PHONE, CODE));
    }

    @Test
    default void digits_do_not_move_from_the_phone_into_the_code() {
        assertThat(hash(ID, new PhoneNumber("+7912345678"), new LoginCode("91234")))
                .isNotEqualTo(hash(ID, new PhoneNumber("+79123456789"), new LoginCode("1234")));
    }

    @Test
    default void without_the_key_the_codes_cannot_be_tried_out() {
        assertThat(hasherWithAnotherKey().hash(ID, CodePurpose.SIGN_IN, PHONE, CODE))
                .isNotEqualTo(hash(ID, PHONE, CODE));
    }

    @Test
    default void the_hash_does_not_hold_the_code() {
        byte[] hash = hash(ID, PHONE, CODE).bytes();

        assertThat(new String(hash, StandardCharsets.ISO_8859_1)).doesNotContain(CODE.digits());
        assertThat(hash).hasSizeGreaterThanOrEqualTo(16);
    }

    @Test
    default void only_the_code_of_the_challenge_is_right() {
        CodeChallenge challenge =
                new CodeChallenge(ID, CodePurpose.SIGN_IN, PHONE, hash(ID, PHONE, CODE), 5, Instant.EPOCH);

        assertThat(hasher().isRight(challenge, CODE)).isTrue();
        assertThat(hasher().isRight(challenge, new LoginCode("0124"))).isFalse();
        assertThat(hasherWithAnotherKey().isRight(challenge, CODE)).isFalse();
    }

    private CodeHash hash(ChallengeId id, PhoneNumber phone, LoginCode code) {
        return hasher().hash(id, CodePurpose.SIGN_IN, phone, code);
    }
}
