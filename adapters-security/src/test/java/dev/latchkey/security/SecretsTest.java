package dev.latchkey.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SecretsTest {
    private static final MasterSecret NEWER = MasterSecret.of(MasterSecretTest.SETTING);
    private static final MasterSecret OLDER = MasterSecret.fallback(MasterSecretTest.SETTING + "x");

    @Test
    void the_current_one_comes_first_and_each_counts_once() {
        Secrets secrets = Secrets.of(NEWER, List.of(OLDER, MasterSecret.of(MasterSecretTest.SETTING), OLDER));

        assertThat(secrets.current()).isSameAs(NEWER);
        assertThat(secrets.all()).containsExactly(NEWER, OLDER);
        assertThat(Secrets.only(NEWER).all()).containsExactly(NEWER);
    }

    @Test
    void a_secret_is_the_same_whichever_setting_names_it() {
        assertThat(MasterSecret.fallback(MasterSecretTest.SETTING).keyId()).isEqualTo(NEWER.keyId());
    }

    @Test
    void a_fallback_has_to_be_as_good_as_the_key() {
        assertThatThrownBy(() -> MasterSecret.fallback("change-me-change-me-change-me-please"))
                .hasMessageContaining("SECRET_KEY_FALLBACKS is an example");
    }

    @Test
    void is_never_printed() {
        assertThat(Secrets.only(NEWER)).hasToString("Secrets[***]");
    }
}
