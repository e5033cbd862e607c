package dev.latchkey.domain.invites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.domain.shared.InvalidValue;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InviteCodeTest {
    @ParameterizedTest
    @ValueSource(strings = {"ABC234", "abc234", " aBc234 ", "\tABC234\n"})
    void a_code_is_read_in_any_case_and_without_the_space_around_it(String typed) {
        assertThat(new InviteCode(typed)).isEqualTo(new InviteCode("ABC234"));
        assertThat(new InviteCode(typed).value()).isEqualTo("ABC234");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ABCDE0", "ABCDE1", "ABCDEI", "ABCDEO"})
    void look_alikes_can_be_typed_though_no_code_of_ours_has_them(String typed) {
        assertThat(new InviteCode(typed).value()).isEqualTo(typed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "ABC23", "ABC2345", "ABC 234", "ABC-23", "АВС234", "ABC23\u0664", "ABC23\n4", "ABC23\u0000"})
    void what_is_not_six_latin_letters_or_digits_is_no_code(String typed) {
        assertMalformed(typed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u00df2345", "\ufb01ABCD", "\u017fABCDE", "\u0131ABCDE"})
    void letters_that_only_become_latin_in_upper_case_are_not_understood(String typed) {
        assertMalformed(typed);
    }

    @Test
    void new_codes_are_made_of_every_character_of_the_alphabet_equally_often() {
        Random random = new Random(32);
        TreeMap<Character, Integer> counts = new TreeMap<>();
        for (int i = 0; i < 20_000; i++) {
            for (char c : InviteCode.random(random).value().toCharArray()) {
                counts.merge(c, 1, Integer::sum);
            }
        }

        StringBuilder used = new StringBuilder();
        counts.keySet().forEach(used::append);
        assertThat(used).hasToString("23456789ABCDEFGHJKLMNPQRSTUVWXYZ");
        double expected = 120_000 / 32.0;
        double chiSquare = counts.values().stream()
                .mapToDouble(count -> (count - expected) * (count - expected) / expected)
                .sum();
        // 31 degrees of freedom: chance exceeds 70 once in 10,000 times, and the seed is fixed.
        assertThat(chiSquare).isLessThan(70);
    }

    private static void assertMalformed(String typed) {
        assertThatThrownBy(() -> new InviteCode(typed)).isInstanceOfSatisfying(InvalidValue.class, invalid -> {
            assertThat(invalid.field()).isEqualTo("invite_code");
            assertThat(invalid.code()).isEqualTo("invite.malformed");
        });
    }
}
