package dev.latchkey.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.email.SmtpUrl.Login;
import dev.latchkey.email.SmtpUrl.Protection;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmtpUrlTest {
    @Test
    void all_but_the_host_may_be_left_out_and_tls_is_required() {
        assertThat(SmtpUrl.parse("smtp://mx.example.org"))
                .isEqualTo(new SmtpUrl("mx.example.org", 587, Protection.STARTTLS, Optional.empty()));
        assertThat(SmtpUrl.parse(" smtps://mx.example.org/ "))
                .isEqualTo(new SmtpUrl("mx.example.org", 465, Protection.TLS, Optional.empty()));
        assertThat(SmtpUrl.parse("smtp://user:pass@mx:25?starttls=required"))
                .isEqualTo(new SmtpUrl("mx", 25, Protection.STARTTLS, Optional.of(new Login("user", "pass"))));
        assertThat(SmtpUrl.parse("smtp://[::1]:1025?starttls=off"))
                .isEqualTo(new SmtpUrl("::1", 1025, Protection.NONE, Optional.empty()));
    }

    @Test
    void user_and_password_may_have_any_character() {
        assertThat(SmtpUrl.parse("smtp://a%40example.org:p%40s+s%3A%2F@mx").login())
                .contains(new Login("a@example.org", "p@s+s:/"));
        assertThat(SmtpUrl.parse("smtps://a@example.org:p@ss:word@mx").login())
                .contains(new Login("a@example.org", "p@ss:word"));
    }

    @Test
    void a_password_without_tls_stays_on_this_machine() {
        assertThat(SmtpUrl.parse("smtp://u:p@localhost:1025?starttls=off").login())
                .isPresent();
        assertThatThrownBy(() -> SmtpUrl.parse("smtp://u:sesame@mx:25?starttls=off"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("must not send a password without TLS to another machine");
    }

    @Test
    void never_prints_the_password() {
        assertThat(SmtpUrl.parse("smtps://app:sesame@[fe80::1]:1")).hasToString("smtps://app:***@[fe80::1]:1");
        assertThat(SmtpUrl.parse("smtp://mx?starttls=off")).hasToString("smtp://mx:587?starttls=off");
        assertThat(new Login("app", "sesame")).hasToString("app:***");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "mx:587",
                "http://mx",
                "smtp://",
                "smtp://sesame@mx",
                "smtp://sesame:@mx",
                "smtp://:sesame@mx",
                "smtp://u:sesame@mx:0",
                "smtp://u:sesame@mx:65536",
                "smtp://u:sesame@mx/path",
                "smtp://u:sesame@mx?starttls=optional",
                "smtp://u:sesame@mx?tls=off",
                "smtps://u:sesame@mx?starttls=off",
                "smtp://u:sesame%4@mx",
                "smtp://u:sesame@m x"
            })
    void what_is_none_is_refused_and_not_repeated(String text) {
        assertThatThrownBy(() -> SmtpUrl.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .satisfies(e -> assertThat(e.toString()).doesNotContain("sesame"));
    }
}
