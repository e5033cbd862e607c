package dev.latchkey.application.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.domain.shared.InvalidValue;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageTest {
    @Test
    void a_list_that_fits_has_no_further_page() {
        assertThat(page(List.of(), 2)).isEqualTo(new Page<>(List.of(), Optional.empty()));
        assertThat(page(List.of(9L, 8L), 2)).isEqualTo(new Page<>(List.of(9L, 8L), Optional.empty()));
    }

    @Test
    void a_list_that_does_not_fit_continues_after_the_last_item_that_is_shown() {
        assertThat(page(List.of(9L, 8L, 7L), 2)).isEqualTo(new Page<>(List.of(9L, 8L), Optional.of(new Cursor(8))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "42", "999999999999999999"})
    void a_cursor_comes_back_as_it_was_given(String text) {
        assertThat(Cursor.parse(text).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "0", "-1", "01", " 1", "1 ", "1e3", "abc", "٣", "1000000000000000000", "99999999999999999999"
            })
    void what_no_page_gave_is_no_cursor(String text) {
        assertThatThrownBy(() -> Cursor.parse(text)).isInstanceOfSatisfying(InvalidValue.class, invalid -> {
            assertThat(invalid.field()).isEqualTo("cursor");
            assertThat(invalid.code()).isEqualTo("cursor.invalid");
        });
    }

    private static Page<Long> page(List<Long> readOneMore, int size) {
        return Page.of(readOneMore, size, Long::longValue);
    }
}
