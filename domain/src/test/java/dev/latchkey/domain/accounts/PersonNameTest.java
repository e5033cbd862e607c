package dev.latchkey.domain.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.domain.shared.InvalidValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonNameTest {
    @ParameterizedTest
    @ValueSource(strings = {"A", "Анна-Мария", "O'Neil", "José", "李小龍", "محمد", "Jean Luc", "😀", "R2D2", "نی\u200cما"})
    void people_may_be_called_anything_that_can_be_seen(String name) {
        assertThat(new PersonName(name).value()).isEqualTo(name);
    }

    @Test
    void space_around_a_name_is_not_part_of_it() {
        assertThat(new PersonName("  Anna \t").value()).isEqualTo("Anna");
    }

    @Test
    void the_same_name_is_kept_the_same_way_however_it_was_typed() {
        assertThat(new PersonName("Jose\u0301")).isEqualTo(new PersonName("Jos\u00e9"));
    }

    @Test
    void a_name_has_at_most_a_hundred_characters_of_any_script() {
        assertThat(new PersonName("ж".repeat(100)).value()).hasSize(100);
        assertThat(new PersonName("😀".repeat(100)).value()).hasSize(200);
        assertInvalid("ж".repeat(101));
        assertInvalid("😀".repeat(101));
    }

    @Test
    void length_is_counted_in_the_form_that_is_kept() {
        assertThat(new PersonName("e\u0301".repeat(100)).value()).hasSize(100);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "\u0000",
                "An\u0000na",
                "An\nna",
                "An\u0007na",
                "An\u2028na",
                "An\u2029na",
                "An\u202ena",
                "An\u200bna",
                "An\ufeffna",
                "An\ud800na",
                "An\ue000na",
                "An\u0378na",
            })
    void what_hides_or_breaks_lines_is_no_name(String name) {
        assertInvalid(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u00a0", "\u202f\u2007", "\u200d", "\u200c\u00a0\u200d", "\u0301", "\ufe0f"})
    void a_name_has_something_that_can_be_seen(String name) {
        assertInvalid(name);
    }

    @Test
    void a_name_is_never_printed() {
        assertThat(new PersonName("Anna")).hasToString("PersonName[***]");
    }

    private static void assertInvalid(String name) {
        assertThatThrownBy(() -> new PersonName(name)).isInstanceOfSatisfying(InvalidValue.class, invalid -> {
            assertThat(invalid.field()).isEqualTo("name");
            assertThat(invalid.code()).isEqualTo("name.invalid");
        });
    }
}
