package dev.latchkey.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.domain.accounts.EmailAddress;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SenderTest {
    private static final EmailAddress ADDRESS = new EmailAddress("no-reply@example.org");

    @Test
    void may_have_a_name() {
        assertThat(Sender.parse("no-reply@example.org")).isEqualTo(new Sender(Optional.empty(), ADDRESS));
        assertThat(Sender.parse(" Пример и сын <no-reply@example.org> "))
                .isEqualTo(new Sender(Optional.of("Пример и сын"), ADDRESS));
        assertThat(Sender.parse("\"Example, Inc.\" <no-reply@example.org>"))
                .isEqualTo(new Sender(Optional.of("Example, Inc."), ADDRESS));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "example.org",
                "a <b",
                "a@example.org, b@example.org",
                "x <a@example.org> <b@example.org>",
                "x\r\nBcc: <a@example.org>"
            })
    void is_one_address(String text) {
        assertThatThrownBy(() -> Sender.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
