package dev.latchkey.security;

import dev.latchkey.application.login.telegram.line.UpdateSealer;
import dev.latchkey.application.login.telegram.line.UpdateSealerContract;
import java.security.SecureRandom;

class AesGcmUpdateSealerTest implements UpdateSealerContract {
    @Override
    public UpdateSealer sealer() {
        return new AesGcmUpdateSealer(Secrets.only(MasterSecret.of(MasterSecretTest.SETTING)), new SecureRandom());
    }

    @Override
    public UpdateSealer sealerWithAnotherKey() {
        return new AesGcmUpdateSealer(
                Secrets.only(MasterSecret.of(MasterSecretTest.SETTING + "x")), new SecureRandom());
    }
}
