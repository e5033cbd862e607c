package dev.latchkey.sms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.messages.Destination;
import dev.latchkey.domain.messages.NumberKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LibDestinationsTest {
    private final LibDestinations destinations = new LibDestinations();

    @ParameterizedTest
    @CsvSource({
        "+79123456789, RU, 7, MOBILE",
        "+77012345678, KZ, 7, MOBILE",
        "+74951234567, RU, 7, FIXED",
        "+78091234567, RU, 7, PREMIUM",
        "+78001234567, RU, 7, TOLL_FREE",
        "+12015550123, US, 1, FIXED_OR_MOBILE",
        "+12425550123, BS, 1, UNKNOWN",
        "+4915112345678, DE, 49, MOBILE",
        "+4918012345, DE, 49, SHARED_COST",
        "+449098765432, GB, 44, PREMIUM",
        "+447012345678, GB, 44, PERSONAL",
        "+445612345678, GB, 44, VOIP",
        "+447640123456, GB, 44, PAGER",
        "+445512345678, GB, 44, COMPANY",
        "+79999999999, RU, 7, MOBILE",
        "+88812345678, 001, 888, UNKNOWN"
    })
    void the_country_and_the_kind_of_a_number_are_known(String phone, String region, int code, NumberKind kind) {
        assertThat(destinations.of(new PhoneNumber(phone))).isEqualTo(new Destination(region, code, kind));
    }

    @Test
    void what_is_no_number_of_any_country_goes_nowhere_that_is_known() {
        assertThat(destinations.of(new PhoneNumber("+999123456789")).kind()).isEqualTo(NumberKind.UNKNOWN);
        assertThat(LibDestinations.isCallingCode(7)).isTrue();
        assertThat(LibDestinations.isCallingCode(999)).isFalse();
    }
}
