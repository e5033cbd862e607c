package dev.latchkey.domain.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.domain.shared.InvalidValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageTest {
    @ParameterizedTest
    @CsvSource({"ru,RU", "RU,RU", "ru-RU,RU", "ru-Cyrl-KZ,RU", "en,EN", "en-GB,EN", "EN-us,EN"})
    void a_tag_means_its_language_whatever_the_region(String tag, Language language) {
        assertThat(Language.of(tag)).isEqualTo(language);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "r", "de", "rus", "english", "en_GB", " en", "*"})
    void a_language_that_is_not_spoken_here_is_refused(String tag) {
        assertThatThrownBy(() -> Language.of(tag)).isInstanceOfSatisfying(InvalidValue.class, invalid -> {
            assertThat(invalid.field()).isEqualTo("locale");
            assertThat(invalid.code()).isEqualTo("locale.unknown");
        });
    }

    @Test
    void every_language_is_found_by_its_own_tag() {
        for (Language language : Language.values()) {
            assertThat(Language.of(language.tag())).isEqualTo(language);
        }
    }
}
