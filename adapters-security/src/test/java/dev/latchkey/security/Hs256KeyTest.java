package dev.latchkey.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class Hs256KeyTest {
    @Test
    void needs_32_bytes_that_nobody_knows() {
        assertThatThrownBy(() -> new Hs256Key("secret"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("JWT_SECRET_KEY has 6 bytes");
        assertThatThrownBy(() -> new Hs256Key("a-string-secret-at-least-256-bits-long"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("JWT_SECRET_KEY is an example");
    }

    @Test
    void has_a_name_that_changes_with_it() {
        String name = new Hs256Key(MasterSecretTest.SETTING).signing().id();

        assertThat(name)
                .matches("hs-[0-9a-f]{8}")
                .isEqualTo(new Hs256Key(MasterSecretTest.SETTING).signing().id());
        assertThat(new Hs256Key(MasterSecretTest.SETTING + "x").signing().id()).isNotEqualTo(name);
    }

    @Test
    void publishes_nothing_and_is_never_printed() {
        Hs256Key key = new Hs256Key(MasterSecretTest.SETTING);

        assertThat(key.published()).isEmpty();
        assertThat(key).hasToString("Hs256Key[***]");
    }
}
