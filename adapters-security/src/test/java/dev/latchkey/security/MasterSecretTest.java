package dev.latchkey.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MasterSecretTest {
    static final String SETTING = "fRk2vQ8mZ1xW7cT4bN6yH9jL3pD5sG0a";

    @Test
    void needs_32_bytes_of_utf_8() {
        assertThatCode(() -> MasterSecret.of(SETTING)).doesNotThrowAnyException();
        assertThatCode(() -> MasterSecret.of("ключикутюгхвост9")).isInstanceOf(IllegalArgumentException.class);
        assertThatCode(() -> MasterSecret.of("ключикутюгхвост9я")).doesNotThrowAnyException();
        assertThatThrownBy(() -> MasterSecret.of(SETTING.substring(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("SECRET_KEY has 31 bytes; it needs at least 32");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "change-me-change-me-change-me-please",
                "CHANGE_ME_TO_SOMETHING_LONG_AND_RANDOM",
                "please change this before production 1",
                "your-256-bit-secret-your-256-bit-key",
                "a-string-secret-at-least-256-bits-long",
                "my super secret key, do not tell anyone",
                "django-insecure-#n!x9v$2q@8w%5t^7u&1z",
                "AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                "abababababababababababababababab",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab",
                "12345678901234567890123456789012",
                "secretsecretsecretsecretsecretsecret"
            })
    void refuses_what_anybody_could_guess(String example) {
        assertThatThrownBy(() -> MasterSecret.of(example))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("SECRET_KEY")
                .hasMessageContaining("openssl rand")
                .hasMessageNotContaining(example);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8f14e45fceea167a5a36dedd4bea2543c9f0f895fb98ab9159f51fd0297e236d",
                "q0Yx+0vJ5m2o9F7rT1cK4uWzE8sLhN6aGdVbPiXyM3k=",
                "correct horse battery staple and a mule",
                "31415926535897932384626433832795028841"
            })
    void takes_what_nobody_could_guess(String secret) {
        assertThatCode(() -> MasterSecret.of(secret)).doesNotThrowAnyException();
    }

    @Test
    void gives_each_purpose_a_key_of_its_own() {
        MasterSecret secret = MasterSecret.of(SETTING);

        assertThat(secret.derive("one", 32))
                .hasSize(32)
                .isEqualTo(MasterSecret.of(SETTING).derive("one", 32))
                .isNotEqualTo(secret.derive("other", 32))
                .isNotEqualTo(MasterSecret.of(SETTING + "x").derive("one", 32));
    }

    @Test
    void has_an_id_that_stays_and_differs_from_that_of_another() {
        assertThat(MasterSecret.of(SETTING).keyId())
                .matches("[0-9a-f]{8}")
                .isEqualTo(MasterSecret.of(SETTING).keyId())
                .isNotEqualTo(MasterSecret.of(SETTING + "x").keyId());
    }

    /** Whatever is sealed today must open with every later version: these bytes may never change. */
    @Test
    void derives_the_same_keys_in_every_version() {
        MasterSecret secret = MasterSecret.of(SETTING);

        assertThat(secret.keyId()).isEqualTo("efcc5a66");
        assertThat(HexFormat.of().formatHex(secret.derive("seal messages", 8))).isEqualTo("7fa37283bb331eca");
    }

    @Test
    void is_never_printed() {
        assertThat(MasterSecret.of(SETTING)).hasToString("MasterSecret[***]");
    }
}
