package dev.latchkey.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.domain.messages.MessageId;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AesGcmSealerTest {
    private static final MessageId ID = new MessageId(new UUID(1, 2));
    private static final String TEXT = "Код для входа: 1234";

    private final AesGcmSealer sealer = new AesGcmSealer(MasterSecret.of(MasterSecretTest.SETTING), new SecureRandom());

    @Test
    void opens_what_it_sealed_for_the_message() {
        assertThat(sealer.open(ID, sealer.seal(ID, TEXT))).isEqualTo(TEXT);
    }

    @Test
    void shows_nothing_of_the_text() {
        assertThat(new String(sealer.seal(ID, TEXT), StandardCharsets.ISO_8859_1))
                .doesNotContain("1234");
    }

    @Test
    void opens_nothing_for_another_message() {
        byte[] sealed = sealer.seal(ID, TEXT);

        assertThatThrownBy(() -> sealer.open(new MessageId(new UUID(1, 3)), sealed))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void opens_nothing_without_the_secret() {
        byte[] sealed = sealer.seal(ID, TEXT);
        AesGcmSealer other = new AesGcmSealer(MasterSecret.of(MasterSecretTest.SETTING + "x"), new SecureRandom());

        assertThatThrownBy(() -> other.open(ID, sealed)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> sealer.open(ID, new byte[0])).isInstanceOf(IllegalArgumentException.class);
    }
}
