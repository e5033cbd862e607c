package dev.latchkey.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.application.messages.MessageSealer;
import dev.latchkey.application.messages.MessageSealerContract;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Test;

class AesGcmSealerTest implements MessageSealerContract {
    @Test
    void a_message_that_was_sealed_under_a_fallback_is_opened() {
        AesGcmSealer swapped = new AesGcmSealer(
                Secrets.of(
                        MasterSecret.of(MasterSecretTest.SETTING + "x"),
                        List.of(MasterSecret.of(MasterSecretTest.SETTING))),
                new SecureRandom());

        assertThat(swapped.open(ID, sealer().seal(ID, TEXT))).isEqualTo(TEXT);
        assertThat(sealerWithAnotherKey().open(ID, swapped.seal(ID, TEXT))).isEqualTo(TEXT);
    }

    @Override
    public MessageSealer sealer() {
        return new AesGcmSealer(Secrets.only(MasterSecret.of(MasterSecretTest.SETTING)), new SecureRandom());
    }

    @Override
    public MessageSealer sealerWithAnotherKey() {
        return new AesGcmSealer(Secrets.only(MasterSecret.of(MasterSecretTest.SETTING + "x")), new SecureRandom());
    }
}
