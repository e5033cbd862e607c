package dev.latchkey.application.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.shared.InvalidValue;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What all {@link PhoneNumbers} promise that are set up for Russia. */
public interface PhoneNumbersContract {
    PhoneNumbers phones();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+79123456789",
                "+7 912 345-67-89",
                "+7 (912) 345 67 89",
                "  +79123456789  ",
                "79123456789",
                "89123456789",
                "8 (912) 345-67-89",
                "9123456789",
                "912 345 67 89",
                "+٧٩١٢٣٤٥٦٧٨٩",
                "８９１２３４５６７８９",
                "+7\u00a0912\u00a0345\u201167\u201189",
            })
    default void every_way_to_write_a_number_means_the_same(String written) {
        assertThat(phones().parse(written)).isEqualTo(new PhoneNumber("+79123456789"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "+",
                "+7",
                "123",
                "phone",
                "+7912345678901234567",
                "<script>",
                "\ud800",
            })
    default void what_is_not_a_number_is_refused(String written) {
        assertThatThrownBy(() -> phones().parse(written))
                .asInstanceOf(InstanceOfAssertFactories.type(InvalidValue.class))
                .satisfies(invalid -> {
                    assertThat(invalid.field()).isEqualTo("phone");
                    assertThat(invalid.code()).isEqualTo("phone.invalid");
                });
    }
}
