package dev.latchkey.application.login.telegram.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What every {@link UpdateSealer} promises, however it seals. */
public interface UpdateSealerContract {
    String JSON = "{\"contact\":{\"phone_number\":\"+79161234567\"}}";

    UpdateSealer sealer();

    /** A sealer of the same kind with another key. */
    UpdateSealer sealerWithAnotherKey();

    @Test
    default void what_is_sealed_is_opened_as_it_was_and_cannot_be_read_meanwhile() {
        String longer = "\u0416\uD83D\uDE00".repeat(20_000);
        byte[] sealed = sealer().seal(5, JSON);

        assertThat(sealer().open(5, sealed)).isEqualTo(JSON);
        assertThat(sealer().open(6, sealer().seal(6, longer))).isEqualTo(longer);
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("7916");
    }

    @Test
    default void it_is_opened_for_its_own_update_with_its_own_key_and_as_it_was_only() {
        byte[] sealed = sealer().seal(5, JSON);

        assertNotOpened(sealer(), 6, sealed);
        assertNotOpened(sealerWithAnotherKey(), 5, sealed);
        assertNotOpened(sealer(), 5, Arrays.copyOf(sealed, sealed.length - 1));
        for (int i = 0; i < sealed.length; i++) {
            byte[] altered = sealed.clone();
            altered[i] ^= 1;
            assertNotOpened(sealer(), 5, altered);
        }
    }

    private static void assertNotOpened(UpdateSealer sealer, long update, byte[] sealed) {
        assertThatIllegalArgumentException().isThrownBy(() -> sealer.open(update, sealed));
    }
}
