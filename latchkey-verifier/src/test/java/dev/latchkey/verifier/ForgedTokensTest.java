package dev.latchkey.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.latchkey.verifier.forged.ForgedTokens;
import dev.latchkey.verifier.testkit.TestIssuer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is wrong with a token, the answer is the same. */
class ForgedTokensTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.ofEpochSecond(ForgedTokens.NOW));
    private static final TestIssuer ISSUER = TestIssuer.start(TestIssuer.ISSUER, TestIssuer.AUDIENCE, CLOCK);
    private static final ForgedTokens FORGED = new ForgedTokens(ISSUER);
    private static final TokenVerifier VERIFIER = TokenVerifier.builder()
            .baseUri(ISSUER.baseUri())
            .withoutRevocations()
            .issuer(ISSUER.issuer())
            .audience(ISSUER.audience())
            .clock(CLOCK)
            .build();

    @AfterAll
    static void stop() {
        VERIFIER.close();
        ISSUER.close();
    }

    static Stream<Arguments> forged() {
        return FORGED.all().entrySet().stream().map(entry -> Arguments.of(entry.getKey(), entry.getValue()));
    }

    @Test
    void the_pattern_of_all_of_them_is_right() {
        assertThat(VERIFIER.verify(FORGED.right()).userId()).isEqualTo(42);
        assertThat(FORGED.all()).hasSizeGreaterThan(600);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forged")
    void is_refused_like_every_other(String wrong, String token) {
        assertRefused(wrong, token);
    }

    @Test
    void is_refused_after_the_right_one_was_seen() {
        assertThat(VERIFIER.verify(FORGED.right())).isNotNull();

        FORGED.all().forEach(ForgedTokensTest::assertRefused);
    }

    @Test
    void no_beginning_and_no_end_of_a_token_is_believed() {
        String right = FORGED.right();
        for (int length = 0; length < right.length(); length++) {
            assertRefused("the first " + length, right.substring(0, length));
            assertRefused("the last " + length, right.substring(right.length() - length));
        }
    }

    @Test
    void no_token_is_believed_of_which_a_bit_was_changed() {
        byte[] right = FORGED.right().getBytes(StandardCharsets.US_ASCII);
        for (int bit = 0; bit < right.length * 8; bit++) {
            byte[] altered = right.clone();
            altered[bit / 8] ^= (byte) (1 << bit % 8);

            assertRefused("bit " + bit, new String(altered, StandardCharsets.ISO_8859_1));
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
            assertRefused("without " + i, start + right.substring(i + 1));
            assertRefused("more at " + i, start + other + right.substring(i));
            assertRefused("other at " + i, start + other + right.substring(i + 1));
        }
    }

    @Test
    void noise_is_answered_like_everything_else() {
        Random random = new Random(2);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder noise = new StringBuilder();
            for (int length = random.nextInt(200); length > 0; length--) {
                noise.append(
                        random.nextInt(20) == 0 ? '.' : (char) random.nextInt(random.nextBoolean() ? 128 : 0x10000));
            }
            assertRefused("noise " + i, noise.toString());
        }
    }

    private static void assertRefused(String wrong, String token) {
        Throwable refusal = catchThrowable(() -> VERIFIER.verify(token));
        assertThat(refusal).as(wrong).isExactlyInstanceOf(InvalidToken.class).hasNoCause();
        assertThat(refusal.toString())
                .as(wrong)
                .isEqualTo("dev.latchkey.verifier.InvalidToken: The access token is not valid");
        assertThat(refusal.getStackTrace()).as(wrong).isEmpty();
    }
}
