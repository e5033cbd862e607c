package dev.latchkey.application.messages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.domain.accounts.PhoneNumber;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LongestPrefixTest {
    private final LongestPrefix<String> words =
            new LongestPrefix<>(Map.of("7", "Russia", "77", "Kazakhstan", "79991234567", "one phone", "", "elsewhere"));

    @ParameterizedTest
    @CsvSource({
        "+79123456789, Russia",
        "+77012345678, Kazakhstan",
        "+79991234567, one phone",
        "+4915112345678, elsewhere"
    })
    void the_longest_beginning_decides(String phone, String word) {
        assertThat(words.of(new PhoneNumber(phone))).contains(word);
    }

    @Test
    void what_begins_with_none_of_them_has_nothing() {
        assertThat(new LongestPrefix<>(Map.of("7", "Russia")).of(new PhoneNumber("+4915112345678")))
                .isEmpty();
    }
}
