package dev.latchkey.application.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.latchkey.domain.messages.MessageId;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link MessageSealer} promises, however it seals. */
public interface MessageSealerContract {
    MessageId ID = new MessageId(new UUID(1, 2));
    String TEXT = "Your code: 0123";

    MessageSealer sealer();

    /** A sealer of the same kind with another key. */
    MessageSealer sealerWithAnotherKey();

    @ParameterizedTest
    @ValueSource(strings = {"", "0", TEXT, "Ваш код: 0123\n@example.org #0123", "😀"})
    default void a_sealed_text_is_opened_as_it_was(String text) {
        assertThat(sealer().open(ID, sealer().seal(ID, text))).isEqualTo(text);
    }

    @Test
    default void a_long_text_is_opened_as_it_was() {
        String text = "ж".repeat(10_000);

        assertThat(sealer().open(ID, sealer().seal(ID, text))).isEqualTo(text);
    }

    @Test
    default void a_sealed_text_cannot_be_read() {
        byte[] sealed = sealer().seal(ID, TEXT);

        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("code", "0123");
    }

    @Test
    default void a_text_is_opened_for_its_own_message_only() {
        byte[] sealed = sealer().seal(ID, TEXT);

        assertNotOpened(sealer(), new MessageId(new UUID(1, 3)), sealed);
        assertNotOpened(sealer(), new MessageId(new UUID(2, 1)), sealed);
    }

    @Test
    default void a_text_is_opened_with_the_key_it_was_sealed_with_only() {
        assertNotOpened(sealerWithAnotherKey(), ID, sealer().seal(ID, TEXT));
        assertNotOpened(sealer(), ID, sealerWithAnotherKey().seal(ID, TEXT));
    }

    @Test
    default void a_text_with_any_byte_altered_is_not_opened() {
        byte[] sealed = sealer().seal(ID, TEXT);

        for (int i = 0; i < sealed.length; i++) {
            byte[] altered = sealed.clone();
            altered[i] ^= 1;
            assertNotOpened(sealer(), ID, altered);
        }
    }

    @Test
    default void a_text_that_is_cut_or_continued_is_not_opened() {
        byte[] sealed = sealer().seal(ID, TEXT);

        for (int length = 0; length < sealed.length; length++) {
            assertNotOpened(sealer(), ID, Arrays.copyOf(sealed, length));
        }
        assertNotOpened(sealer(), ID, Arrays.copyOf(sealed, sealed.length + 1));
    }

    private static void assertNotOpened(MessageSealer sealer, MessageId id, byte[] sealed) {
        assertThatIllegalArgumentException().isThrownBy(() -> sealer.open(id, sealed));
    }
}
