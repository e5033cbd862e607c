package dev.latchkey.domain.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.domain.shared.InvalidValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumberTest {
    @ParameterizedTest
    @ValueSource(strings = {"+12345678", "+79123456789", "+123456789012345"})
    void eight_to_fifteen_digits_after_a_plus_are_a_number(String e164) {
        assertThat(new PhoneNumber(e164).e164()).isEqualTo(e164);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "+",
                "+1234567",
                "+1234567890123456",
                "79123456789",
                "+09123456789",
                "+7 9123456789",
                " +79123456789",
                "+79123456789\n",
                "+7912345678a",
                "+٧٩١٢٣٤٥٦٧٨٩",
                "++79123456789",
            })
    void anything_else_is_not(String text) {
        assertThatThrownBy(() -> new PhoneNumber(text)).isInstanceOfSatisfying(InvalidValue.class, invalid -> {
            assertThat(invalid.field()).isEqualTo("phone");
            assertThat(invalid.code()).isEqualTo("phone.invalid");
            assertThat(invalid.getMessage()).doesNotContain("9123456789\n", "912345678a");
        });
    }

    @Test
    void numbers_that_differ_in_the_last_four_digits_share_a_prefix() {
        assertThat(new PhoneNumber("+79123456789").prefix()).isEqualTo("+7912345");
        assertThat(new PhoneNumber("+79123450000").prefix()).isEqualTo("+7912345");
        assertThat(new PhoneNumber("+79123460000").prefix()).isNotEqualTo("+7912345");
    }

    @Test
    void a_masked_number_cannot_be_dialled() {
        assertThat(new PhoneNumber("+79123456789").masked()).isEqualTo("+7***89");
        assertThat(new PhoneNumber("+79123456789")).hasToString("+7***89");
    }
}
