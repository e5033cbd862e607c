package dev.latchkey.domain.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.domain.shared.InvalidValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@example.org",
                "Anna.Kim+latchkey@Mail.Example.org",
                "o'neil@example.co.uk",
                "a@b.c.example-one.org",
                "7@7.example.org",
                "a@example.xn--p1ai",
                "!#$%&'*+/=?^_`{|}~-@example.org",
            })
    void an_address_is_kept_as_it_was_written(String text) {
        assertThat(new EmailAddress(text).value()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "anna",
                "@example.org",
                "anna@",
                "anna@example",
                "anna@@example.org",
                "an na@example.org",
                "anna@example.org\nBcc: all@example.org",
                "anna\u0000@example.org",
                "anna＠example.org",
                "анна@example.org",
                "a..b@example.org",
                ".a@example.org",
                "a.@example.org",
                "a@example..org",
                "a@.example.org",
                "a@example.org.",
                "a@-example.org",
                "a@example-.org",
                "a@exa_mple.org",
                "a@example.org-",
                "a@example.123",
                "a@127.0.0.1",
                "a@[127.0.0.1]",
                "\"a b\"@example.org",
                "a(comment)@example.org",
                "a,b@example.org",
                "a;b@example.org",
                "<a@example.org>",
                "a@b@example.org",
            })
    void anything_else_is_not_an_address(String text) {
        assertThatThrownBy(() -> new EmailAddress(text)).isInstanceOfSatisfying(InvalidValue.class, invalid -> {
            assertThat(invalid.field()).isEqualTo("email");
            assertThat(invalid.code()).isEqualTo("email.invalid");
        });
    }

    @Test
    void an_address_has_at_most_254_characters() {
        String domain = "a".repeat(60) + "." + "b".repeat(60) + "." + "c".repeat(60) + "." + "d".repeat(60) + ".org";
        String longest = "x".repeat(254 - domain.length() - 1) + "@" + domain;

        assertThat(new EmailAddress(longest).value()).hasSize(254);
        assertThatThrownBy(() -> new EmailAddress("x" + longest)).isInstanceOf(InvalidValue.class);
    }

    @Test
    void its_parts_have_the_lengths_that_mail_allows() {
        assertThat(new EmailAddress("x".repeat(64) + "@example.org").value()).hasSize(76);
        assertThat(new EmailAddress("x@" + "y".repeat(63) + ".org").value()).hasSize(69);
        assertThatThrownBy(() -> new EmailAddress("x".repeat(65) + "@example.org"))
                .isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> new EmailAddress("x@" + "y".repeat(64) + ".org"))
                .isInstanceOf(InvalidValue.class);
    }

    @Test
    void addresses_that_differ_in_case_only_are_compared_as_one() {
        assertThat(new EmailAddress("Anna@Example.ORG").key()).isEqualTo("anna@example.org");
    }

    @Test
    void a_printed_address_cannot_be_written_to() {
        assertThat(new EmailAddress("anna@example.org")).hasToString("a***@example.org");
    }
}
