package dev.latchkey.domain.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.domain.shared.InvalidValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsernameTest {
    @ParameterizedTest
    @ValueSource(strings = {"abc", "Anna.Kim-2_x", "a23", "abcdefghijklmnopqrstuvwxyz012345"})
    void three_to_thirty_two_plain_characters_are_a_username(String text) {
        assertThat(new Username(text).value()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ab",
                "abcdefghijklmnopqrstuvwxyz0123456",
                "1ab",
                ".abc",
                "_abc",
                "a b",
                " abc",
                "abc\n",
                "a@b.c",
                "аbc",
                "abс",
                "ab\u0131",
                "ab\u212a",
            })
    void anything_else_is_not(String text) {
        assertThatThrownBy(() -> new Username(text)).isInstanceOfSatisfying(InvalidValue.class, invalid -> {
            assertThat(invalid.field()).isEqualTo("username");
            assertThat(invalid.code()).isEqualTo("username.invalid");
        });
    }

    @Test
    void usernames_that_differ_in_case_only_are_compared_as_one() {
        assertThat(new Username("ANNA.I").key()).isEqualTo(new Username("anna.i").key());
        assertThat(new Username("anna").key()).isNotEqualTo(new Username("anna1").key());
    }
}
