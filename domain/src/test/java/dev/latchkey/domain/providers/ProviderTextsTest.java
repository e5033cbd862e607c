package dev.latchkey.domain.providers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.shared.InvalidValue;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProviderTextsTest {

    @Test
    void what_stands_around_a_text_is_no_part_of_it() {
        assertThat(ProviderTexts.company("  Чистый дом 😀 ")).isEqualTo("Чистый дом 😀");
        assertThat(ProviderTexts.description("\n One\n\tTwo ")).isEqualTo("One\n\tTwo");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u0000", "a\u0007b", "a\u2028b", "\uD800", "\uE000", "a\u202Eb", "a\u2066b"})
    void nobody_sees_nothing_and_nobody_is_shown_something_else(String text) {
        assertThatThrownBy(() -> ProviderTexts.company(text)).isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> ProviderTexts.description(text)).isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> ProviderTexts.category(text)).isInstanceOf(InvalidValue.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\rb", "a\tb"})
    void only_a_description_has_lines(String text) {
        assertThat(ProviderTexts.description(text)).isEqualTo(text);
        assertThatThrownBy(() -> ProviderTexts.company(text)).isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> ProviderTexts.category(text)).isInstanceOf(InvalidValue.class);
    }

    @Test
    void lengths_are_counted_as_people_count_them() {
        assertThat(ProviderTexts.company("😀".repeat(255))).hasSize(510);
        assertThatThrownBy(() -> ProviderTexts.company("a".repeat(256))).isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> ProviderTexts.description("a".repeat(2_001))).isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> ProviderTexts.category("a".repeat(101))).isInstanceOf(InvalidValue.class);
    }

    @Test
    void contacts_are_not_printed() {
        ProviderProfile profile = new ProviderProfile(
                "Clean House",
                Optional.empty(),
                Optional.empty(),
                Optional.of(new PhoneNumber("+79120000001")),
                Optional.empty(),
                true);

        assertThat(profile).hasToString("ProviderProfile[Clean House]");
    }
}
