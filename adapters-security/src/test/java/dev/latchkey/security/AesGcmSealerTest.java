package dev.latchkey.security;

import dev.latchkey.application.messages.MessageSealer;
import dev.latchkey.application.messages.MessageSealerContract;
import java.security.SecureRandom;

class AesGcmSealerTest implements MessageSealerContract {
    @Override
    public MessageSealer sealer() {
        return new AesGcmSealer(MasterSecret.of(MasterSecretTest.SETTING), new SecureRandom());
    }

    @Override
    public MessageSealer sealerWithAnotherKey() {
        return new AesGcmSealer(MasterSecret.of(MasterSecretTest.SETTING + "x"), new SecureRandom());
    }
}
