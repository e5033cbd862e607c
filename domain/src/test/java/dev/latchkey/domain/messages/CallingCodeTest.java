package dev.latchkey.domain.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.latchkey.domain.accounts.PhoneNumber;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallingCodeTest {
    @ParameterizedTest
    @CsvSource({
        "+79123456789, 7",
        "+12025550123, 1",
        "+4915112345678, 49",
        "+442071838750, 44",
        "+998901234567, 998",
        "+37512345678, 375",
        "+380441234567, 380"
    })
    void a_number_begins_with_one(String phone, String digits) {
        assertThat(CallingCode.of(new PhoneNumber(phone))).isEqualTo(new CallingCode(digits));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "3", "79", "4915", "+7", "7 "})
    void what_no_number_begins_with_is_none(String digits) {
        assertThatIllegalArgumentException().isThrownBy(() -> new CallingCode(digits));
    }
}
