package dev.latchkey.security;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.application.sessions.KeyPairs;
import dev.latchkey.application.sessions.KeyPairsContract;
import dev.latchkey.application.sessions.SigningKeys;
import dev.latchkey.application.shared.Some;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Test;

class Es256KeyPairsTest implements KeyPairsContract {
    private static final MasterSecret OLD = MasterSecret.of(MasterSecretTest.SETTING);
    private static final MasterSecret NEW = MasterSecret.of(MasterSecretTest.SETTING + "x");

    @Override
    public Es256KeyPairs pairs() {
        return new Es256KeyPairs(Secrets.only(OLD), new SecureRandom());
    }

    @Override
    public KeyPairs pairsUnderAnotherSecret() {
        return new Es256KeyPairs(Secrets.only(NEW), new SecureRandom());
    }

    @Test
    void says_which_key_cannot_be_used_here() {
        SigningKeys.Key ours = pairs().make(SigningKeys.Stage.SIGNING, Some.NOW);
        SigningKeys.Key theirs = pairsUnderAnotherSecret().make(SigningKeys.Stage.RETIRED, Some.NOW);

        assertThatCode(() -> pairs().check(List.of(ours))).doesNotThrowAnyException();
        assertThatThrownBy(() -> pairs().check(List.of(ours, theirs)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(theirs.id())
                .hasMessageContaining(NEW.keyId());
    }
}
