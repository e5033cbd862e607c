package dev.latchkey.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.login.ChallengeId;
import dev.latchkey.domain.login.CodeHash;
import dev.latchkey.domain.login.CodePurpose;
import dev.latchkey.domain.login.LoginCode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HmacCodeHasherTest {
    private static final ChallengeId ID = new ChallengeId(new UUID(1, 2));
    private static final PhoneNumber PHONE = new PhoneNumber("+79123456789");
    private static final LoginCode CODE = new LoginCode("123456");

    private final HmacCodeHasher hasher = new HmacCodeHasher(MasterSecret.of(MasterSecretTest.SETTING));

    private CodeHash hash(ChallengeId id, PhoneNumber phone, LoginCode code) {
        return hasher.hash(id, CodePurpose.SIGN_IN, phone, code);
    }

    @Test
    void is_the_same_for_the_same_and_after_a_restart() {
        CodeHash again = new HmacCodeHasher(MasterSecret.of(MasterSecretTest.SETTING))
                .hash(ID, CodePurpose.SIGN_IN, PHONE, CODE);

        assertThat(hash(ID, PHONE, CODE).matches(again)).isTrue();
        assertThat(again.bytes()).hasSize(32);
    }

    @Test
    void differs_for_every_part() {
        CodeHash hash = hash(ID, PHONE, CODE);

        assertThat(hash)
                .isNotEqualTo(hash(new ChallengeId(new UUID(1, 3)), PHONE, CODE))
                .isNotEqualTo(hash(ID, new PhoneNumber("+79123456788"), CODE))
                .isNotEqualTo(hash(ID, PHONE, new LoginCode("123457")))
                .isNotEqualTo(new HmacCodeHasher(MasterSecret.of(MasterSecretTest.SETTING + "x"))
                        .hash(ID, CodePurpose.SIGN_IN, PHONE, CODE));
    }

    @Test
    void does_not_mix_up_where_one_part_ends_and_the_next_begins() {
        assertThat(hash(ID, new PhoneNumber("+7912345678"), new LoginCode("91234")))
                .isNotEqualTo(hash(ID, new PhoneNumber("+79123456789"), new LoginCode("1234")));
        assertThat(Framed.of("ab", "c")).isNotEqualTo(Framed.of("a", "bc")).isNotEqualTo(Framed.of("ab", "c", ""));
    }

    /** ASVS 6.5.2: whoever has the database but not the key cannot try out the codes. */
    @Test
    void is_none_of_the_plain_hashes_of_any_code() throws NoSuchAlgorithmException {
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        byte[] hash = hash(ID, PHONE, CODE).bytes();
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
