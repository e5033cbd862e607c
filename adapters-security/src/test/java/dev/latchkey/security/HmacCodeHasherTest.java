package dev.latchkey.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.application.login.phone.CodeHasher;
import dev.latchkey.application.login.phone.CodeHasherContract;
import dev.latchkey.domain.login.CodeChallenge;
import dev.latchkey.domain.login.CodePurpose;
import dev.latchkey.domain.login.LoginCode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HmacCodeHasherTest implements CodeHasherContract {
    @Override
    public CodeHasher hasher() {
        return new HmacCodeHasher(Secrets.only(MasterSecret.of(MasterSecretTest.SETTING)));
    }

    @Override
    public CodeHasher hasherWithAnotherKey() {
        return new HmacCodeHasher(Secrets.only(MasterSecret.of(MasterSecretTest.SETTING + "x")));
    }

    @Test
    void a_code_that_was_hashed_under_a_fallback_is_right_and_no_other_is() {
        CodeChallenge sent = new CodeChallenge(
                ID, CodePurpose.SIGN_IN, PHONE, hasher().hash(ID, CodePurpose.SIGN_IN, PHONE, CODE), 5, Instant.EPOCH);
        HmacCodeHasher swapped = new HmacCodeHasher(Secrets.of(
                MasterSecret.of(MasterSecretTest.SETTING + "x"), List.of(MasterSecret.of(MasterSecretTest.SETTING))));

        assertThat(swapped.isRight(sent, CODE)).isTrue();
        assertThat(swapped.isRight(sent, new LoginCode("0124"))).isFalse();
        assertThat(swapped.hash(ID, CodePurpose.SIGN_IN, PHONE, CODE))
                .isEqualTo(hasherWithAnotherKey().hash(ID, CodePurpose.SIGN_IN, PHONE, CODE));
    }

    @Test
    void no_two_lists_of_texts_are_framed_alike() {
        assertThat(Framed.of("ab", "c")).isNotEqualTo(Framed.of("a", "bc")).isNotEqualTo(Framed.of("ab", "c", ""));
    }

    /** ASVS 6.5.2: whoever has the database but not the key cannot try out the codes. */
    @Test
    void is_none_of_the_plain_hashes_of_any_code() throws NoSuchAlgorithmException {
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        byte[] hash = hasher().hash(ID, CodePurpose.SIGN_IN, PHONE, new LoginCode("123456"))
                .bytes();
        String id = ID.value().toString();

        assertThat(IntStream.range(0, 1_000_000)
                        .mapToObj("%06d"::formatted)
                        .filter(code ->
                                MessageDigest.isEqual(hash, sha256.digest(code.getBytes(StandardCharsets.US_ASCII)))
                                        || MessageDigest.isEqual(
                                                hash, sha256.digest((id + code).getBytes(StandardCharsets.US_ASCII)))))
                .isEmpty();
    }
}
