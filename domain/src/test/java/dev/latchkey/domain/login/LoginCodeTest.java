package dev.latchkey.domain.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.domain.shared.InvalidValue;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoginCodeTest {
    @ParameterizedTest
    @ValueSource(strings = {"0000", "1234", "00001", "123456", "12345678"})
    void four_to_eight_digits_are_a_code(String digits) {
        assertThat(new LoginCode(digits).digits()).isEqualTo(digits);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "123", "123456789", "12a4", "12 34", "-123", "١٢٣٤", "1234\n"})
    void anything_else_is_not(String text) {
        assertMalformed(() -> new LoginCode(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1234", " 1234 ", "12 34", "1 2 3 4", "12\u00a034", "1234\n", "١٢٣٤", "１２３４", "𝟏𝟐𝟑𝟒"})
    void a_code_is_understood_as_people_type_it(String typed) {
        assertThat(LoginCode.typed(typed)).isEqualTo(new LoginCode("1234"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "123", "12-34", "12.34", "1234x", "Ⅷ234", "12\u200b34", "\u00001234", "½234"})
    void what_holds_anything_but_digits_and_space_is_not_understood(String typed) {
        assertMalformed(() -> LoginCode.typed(typed));
    }

    @Test
    void too_many_digits_are_not_cut_to_a_code() {
        assertMalformed(() -> LoginCode.typed("123456789"));
        assertMalformed(() -> LoginCode.typed("1".repeat(1_000_000)));
    }

    @Test
    void every_code_is_equally_likely_those_with_leading_zeros_too() {
        Random random = new Random(4);
        int[] counts = new int[10_000];
        int samples = 500_000;
        for (int i = 0; i < samples; i++) {
            counts[Integer.parseInt(LoginCode.random(4, random).digits())]++;
        }

        double expected = samples / 10_000.0;
        double chiSquare = 0;
        int withLeadingZero = 0;
        for (int code = 0; code < 10_000; code++) {
            chiSquare += (counts[code] - expected) * (counts[code] - expected) / expected;
            withLeadingZero += code < 1_000 ? counts[code] : 0;
        }
        // 9,999 degrees of freedom: chance leaves 9,999 ± 5 · 141 once in a million times, and the seed is fixed.
        assertThat(chiSquare).isBetween(9_294.0, 10_704.0);
        assertThat(withLeadingZero).isBetween(49_000, 51_000);
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5, 6, 7, 8})
    void a_code_has_the_length_that_was_asked_for(int length) {
        Random random = new Random(length);
        for (int i = 0; i < 1_000; i++) {
            assertThat(LoginCode.random(length, random).digits()).hasSize(length);
        }
    }

    @Test
    void a_code_is_never_printed_not_even_how_long_it_is() {
        assertThat(new LoginCode("1234")).hasToString("LoginCode[******]");
        assertThat(new LoginCode("12345678")).hasToString("LoginCode[******]");
    }

    private static void assertMalformed(ThrowingCallable code) {
        assertThatThrownBy(code).isInstanceOfSatisfying(InvalidValue.class, invalid -> {
            assertThat(invalid.field()).isEqualTo("code");
            assertThat(invalid.code()).isEqualTo("code.malformed");
        });
    }
}
