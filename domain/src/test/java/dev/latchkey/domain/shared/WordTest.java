package dev.latchkey.domain.shared;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.domain.shared.Problem.Kind;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordTest {
    @ParameterizedTest
    @EnumSource
    void every_constant_is_found_by_its_word(Kind kind) {
        assertThat(Word.parse(Kind.class, Word.of(kind))).contains(kind);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "MISSING", "Missing", "missing ", "lost"})
    void what_is_no_word_is_no_constant(String text) {
        assertThat(Word.parse(Kind.class, text)).isEmpty();
    }

    /** A Turkish machine writes a small I without its dot. */
    @Test
    void the_language_of_the_machine_does_not_matter() {
        Locale usual = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr"));

            assertThat(Word.of(Kind.MISSING)).isEqualTo("missing");
        } finally {
            Locale.setDefault(usual);
        }
    }
}
