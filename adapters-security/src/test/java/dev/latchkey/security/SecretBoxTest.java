package dev.latchkey.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SecretBoxTest {
    private static final MasterSecret SECRET = MasterSecret.of(MasterSecretTest.SETTING);
    private static final byte[] PLAIN = "the text".getBytes(StandardCharsets.UTF_8);

    private final SecretBox box = new SecretBox(Secrets.only(SECRET), "letters", new SecureRandom());

    @Test
    void opens_what_it_sealed() {
        assertThat(box.open(box.seal(PLAIN, "7"), "7")).isEqualTo(PLAIN);
        assertThat(box.open(box.seal(new byte[0], "7"), "7")).isEmpty();
    }

    @Test
    void opens_after_a_restart() {
        assertThat(new SecretBox(Secrets.only(SECRET), "letters", new SecureRandom()).open(box.seal(PLAIN, "7"), "7"))
                .isEqualTo(PLAIN);
    }

    @Test
    void carries_a_version_and_the_id_of_the_secret() {
        byte[] sealed = box.seal(PLAIN, "7");

        assertThat(sealed[0]).isEqualTo((byte) 1);
        assertThat(HexFormat.of().formatHex(sealed, 1, 5)).isEqualTo(SECRET.keyId());
        assertThat(sealed).hasSize(1 + 4 + 12 + PLAIN.length + 16);
    }

    @Test
    void never_seals_the_same_twice() {
        Set<String> nonces = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            nonces.add(HexFormat.of().formatHex(box.seal(PLAIN, "7"), 5, 17));
        }

        assertThat(nonces).hasSize(1_000);
    }

    @Test
    void opens_nothing_of_which_a_single_bit_was_changed() {
        byte[] sealed = box.seal(PLAIN, "7");
        for (int bit = 0; bit < sealed.length * 8; bit++) {
            byte[] altered = sealed.clone();
            altered[bit / 8] ^= (byte) (1 << bit % 8);

            assertThatThrownBy(() -> box.open(altered, "7")).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void opens_nothing_that_was_cut() {
        byte[] sealed = box.seal(PLAIN, "7");
        for (int length = 0; length < sealed.length; length++) {
            byte[] cut = Arrays.copyOf(sealed, length);

            assertThatThrownBy(() -> box.open(cut, "7")).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void opens_nothing_that_was_sealed_for_another_place() {
        byte[] sealed = box.seal(PLAIN, "7");

        assertThatThrownBy(() -> box.open(sealed, "8")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SecretBox(Secrets.only(SECRET), "parcels", new SecureRandom()).open(sealed, "7"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void says_which_secret_is_missing() {
        MasterSecret other = MasterSecret.of(MasterSecretTest.SETTING + "x");
        byte[] sealed = new SecretBox(Secrets.only(other), "letters", new SecureRandom()).seal(PLAIN, "7");

        assertThatThrownBy(() -> box.open(sealed, "7"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(other.keyId())
                .hasMessageContaining(SECRET.keyId());
    }

    @Test
    void opens_under_a_fallback_and_seals_under_the_current_secret_only() {
        MasterSecret newer = MasterSecret.of(MasterSecretTest.SETTING + "x");
        SecretBox ring = new SecretBox(Secrets.of(newer, List.of(SECRET)), "letters", new SecureRandom());
        byte[] old = box.seal(PLAIN, "7");

        assertThat(ring.open(old, "7")).isEqualTo(PLAIN);
        assertThat(ring.isCurrent(old)).isFalse();

        byte[] anew = ring.seal(PLAIN, "7");
        assertThat(ring.isCurrent(anew)).isTrue();
        assertThat(HexFormat.of().formatHex(anew, 1, 5)).isEqualTo(newer.keyId());
        assertThatThrownBy(() -> box.open(anew, "7")).isInstanceOf(IllegalArgumentException.class);
    }

    /** The id in front is no secret, and must not move what was sealed from one key to another. */
    @Test
    void opens_nothing_under_another_secret_than_it_names() {
        MasterSecret newer = MasterSecret.of(MasterSecretTest.SETTING + "x");
        SecretBox ring = new SecretBox(Secrets.of(newer, List.of(SECRET)), "letters", new SecureRandom());
        byte[] sealed = box.seal(PLAIN, "7");
        System.arraycopy(HexFormat.of().parseHex(newer.keyId()), 0, sealed, 1, 4);

        assertThatThrownBy(() -> ring.open(sealed, "7")).isInstanceOf(IllegalArgumentException.class);
    }
}
