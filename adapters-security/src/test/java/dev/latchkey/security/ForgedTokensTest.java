package dev.latchkey.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** JW-1 to JW-13 and V-40 to V-44 of the list of known attacks: whatever is wrong with a token, the answer is the same. */
class ForgedTokensTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.ofEpochSecond(ForgedTokens.NOW));
    private static final Es256Keys KEYS = Es256Keys.open(
            new BreakableSigningKeys(),
            Secrets.only(MasterSecret.of(MasterSecretTest.SETTING)),
            new SecureRandom(),
            CLOCK);
    private static final ForgedTokens FORGED = new ForgedTokens(KEYS.signing());

    private final JwtAccessTokens tokens = new JwtAccessTokens(KEYS, ForgedTokens.ISSUER, ForgedTokens.AUDIENCE, CLOCK);
    private final JwtAccessTokens shared = new JwtAccessTokens(
            new Hs256Key(MasterSecretTest.SETTING), ForgedTokens.ISSUER, ForgedTokens.AUDIENCE, CLOCK);

    static Stream<Arguments> forged() {
        return FORGED.all().entrySet().stream().map(entry -> Arguments.of(entry.getKey(), entry.getValue()));
    }

    @Test
    void the_pattern_of_all_of_them_is_right() {
        assertThat(tokens.verify(FORGED.right())).isPresent();
        assertThat(FORGED.all()).hasSizeGreaterThan(500);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forged")
    void is_not_believed(String wrong, String token) {
        assertThat(tokens.verify(token)).as(wrong).isEmpty();
        assertThat(shared.verify(token)).as(wrong).isEmpty();
    }

    @Test
    void is_not_believed_after_the_right_one_was_seen() {
        assertThat(tokens.verify(FORGED.right())).isPresent();

        FORGED.all()
                .forEach((wrong, token) ->
                        assertThat(tokens.verify(token)).as(wrong).isEmpty());
    }

    @Test
    void no_beginning_of_a_token_is_believed() {
        String right = FORGED.right();
        for (int length = 0; length < right.length(); length++) {
            assertThat(tokens.verify(right.substring(0, length))).isEmpty();
            assertThat(tokens.verify(right.substring(right.length() - length))).isEmpty();
        }
    }

    @Test
    void no_token_is_believed_of_which_a_bit_was_changed() {
        byte[] right = FORGED.right().getBytes(StandardCharsets.US_ASCII);
        for (int bit = 0; bit < right.length * 8; bit++) {
            byte[] altered = right.clone();
            altered[bit / 8] ^= (byte) (1 << bit % 8);

            assertThat(tokens.verify(new String(altered, StandardCharsets.ISO_8859_1)))
                    .isEmpty();
        }
    }

    @Test
    void no_token_is_believed_that_lost_doubled_or_changed_a_character() {
        String right = FORGED.right();
        Random random = new Random(1);
        for (int i = 0; i < right.length(); i++) {
            // From 1 on, so that it is never the character that is there.
            char other = (char) (right.charAt(i) + 1 + random.nextInt(0xFFFF));
            String start = right.substring(0, i);
            assertThat(tokens.verify(start + right.substring(i + 1))).isEmpty();
            assertThat(tokens.verify(start + other + right.substring(i))).isEmpty();
            assertThat(tokens.verify(start + other + right.substring(i + 1))).isEmpty();
        }
    }

    @Test
    void noise_is_answered_like_everything_else() {
        Random random = new Random(2);
        for (int i = 0; i < 20_000; i++) {
            int length = random.nextInt(200);
            StringBuilder noise = new StringBuilder();
            for (int j = 0; j < length; j++) {
                noise.append(
                        random.nextInt(20) == 0 ? '.' : (char) random.nextInt(random.nextBoolean() ? 128 : 0x10000));
            }
            assertThat(tokens.verify(noise.toString())).isEmpty();
        }
    }
}
