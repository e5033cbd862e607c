package dev.latchkey.domain.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The names and secrets of sessions. */
class TokensTest {
    @Test
    void a_refresh_token_is_384_bits_in_base64url() {
        RefreshToken token = RefreshToken.random(new Random(1));

        assertThat(token.secret()).matches("[A-Za-z0-9_-]{64}");
        assertThat(token).isNotEqualTo(RefreshToken.random(new Random(2)));
    }

    @Test
    void of_a_refresh_token_sha_256_is_kept_of_the_whole_and_of_its_family() throws Exception {
        RefreshToken token = RefreshToken.random(new Random(1));

        assertThat(token.hash()).isEqualTo(sha256(token.secret()));
        assertThat(token.family()).isEqualTo(sha256(token.secret().substring(0, 24)));
    }

    @Test
    void a_successor_has_the_family_and_nothing_else_of_its_predecessor() {
        RefreshToken token = RefreshToken.random(new Random(1));
        byte[] secret = new byte[32];
        new Random(2).nextBytes(secret);

        RefreshToken successor = token.successor(secret);

        assertThat(successor.family()).isEqualTo(token.family());
        assertThat(successor.hash()).isNotEqualTo(token.hash());
        assertThat(successor.secret())
                .isEqualTo(token.secret().substring(0, 24)
                        + Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(secret, 30)));
    }

    @Test
    void the_access_token_of_a_refresh_token_has_always_the_same_id_and_another_than_others() {
        RefreshToken token = RefreshToken.random(new Random(1));

        assertThat(token.tokenId()).isEqualTo(new RefreshToken(token.secret()).tokenId());
        assertThat(token.tokenId())
                .isNotEqualTo(RefreshToken.random(new Random(2)).tokenId());
    }

    @Test
    void a_refresh_token_comes_back_as_it_was_given() {
        RefreshToken token = RefreshToken.random(new Random(1));

        assertThat(RefreshToken.parse(token.secret())).contains(token);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "abc", "63-characters", "65-characters", "space", "plus", "newline", "dots", "cyrillic"})
    void what_cannot_be_a_refresh_token_is_none(String kind) {
        String body = "A".repeat(63);
        String text = switch (kind) {
            case "63-characters" -> body;
            case "65-characters" -> body + "AA";
            case "space" -> body + " ";
            case "plus" -> body + "+";
            case "newline" -> body + "A\n";
            case "dots" -> "eyJ." + "A".repeat(56) + ".abc";
            case "cyrillic" -> body + "А";
            default -> kind;
        };

        assertThat(RefreshToken.parse(text)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> new RefreshToken(text));
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
        RefreshToken token = RefreshToken.random(new Random(1));

        assertThat(token).hasToString("RefreshToken[***]");
        assertThat(token.hash()).hasToString("TokenHash[***]");
    }

    @Test
    void the_method_is_told_as_rfc_8176_calls_it() {
        assertThat(AuthMethod.SMS.reference()).isEqualTo("sms");
        assertThat(AuthMethod.ofReference("sms")).isEqualTo(AuthMethod.SMS);
        assertThatIllegalArgumentException().isThrownBy(() -> AuthMethod.ofReference("SMS"));
    }

    private static TokenHash sha256(String text) throws Exception {
        return new TokenHash(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII)));
    }
}
