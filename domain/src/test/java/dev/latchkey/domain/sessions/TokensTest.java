package dev.latchkey.domain.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The names and secrets of sessions. */
class TokensTest {
    @Test
    void a_refresh_token_is_256_bits_in_base64url() {
        RefreshToken token = RefreshToken.random(new Random(1));

        assertThat(token.secret()).matches("[A-Za-z0-9_-]{43}");
        assertThat(token).isNotEqualTo(RefreshToken.random(new Random(2)));
    }

    @Test
    void of_a_refresh_token_its_sha_256_is_kept() {
        // RFC 6234: the digest of "abc".
        assertThat(HexFormat.of().formatHex(new RefreshToken("abc").hash().bytes()))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void hashes_are_equal_if_all_their_bytes_are() {
        TokenHash hash = new TokenHash(new byte[] {1, 2, 3});

        assertThat(hash).isEqualTo(new TokenHash(new byte[] {1, 2, 3}));
        assertThat(hash).hasSameHashCodeAs(new TokenHash(new byte[] {1, 2, 3}));
        assertThat(hash).isNotEqualTo(new TokenHash(new byte[] {1, 2, 4})).isNotEqualTo("hash");
    }

    @Test
    void nobody_changes_a_hash_from_outside() {
        byte[] bytes = {1, 2, 3};
        TokenHash hash = new TokenHash(bytes);

        bytes[0] = 9;
        hash.bytes()[1] = 9;

        assertThat(hash.bytes()).containsExactly(1, 2, 3);
    }

    @Test
    void a_session_id_comes_back_as_it_was_given() {
        SessionId id = SessionId.random(new Random(1));

        assertThat(SessionId.parse(id.value().toString())).contains(id);
        assertThat(SessionId.random(() -> -1L).value()).isEqualTo(new UUID(-1, -1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1-2-3-4-5", "00000000-0000-0000-0000-00000000000G", "0000"})
    void what_cannot_be_a_session_id_is_none(String text) {
        assertThat(SessionId.parse(text)).isEmpty();
    }

    @Test
    void no_secret_is_printed() {
        assertThat(new RefreshToken("secret")).hasToString("RefreshToken[***]");
        assertThat(new RefreshToken("secret").hash()).hasToString("TokenHash[***]");
    }

    @Test
    void the_method_is_told_as_rfc_8176_calls_it() {
        assertThat(AuthMethod.SMS.reference()).isEqualTo("sms");
    }
}
