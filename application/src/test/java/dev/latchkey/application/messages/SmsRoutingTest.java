package dev.latchkey.application.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.domain.accounts.PhoneNumber;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmsRoutingTest {
    private final SmsRouting routing = new SmsRouting(
            Stream.of("", "7", "77", "7700", "1").map(this::route).toList());

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"+79123456789,7", "+77012345678,77", "+77001234567,7700", "+12025550100,1", "+4915112345678,''"})
    void the_longest_beginning_decides(String phone, String prefix) {
        assertThat(routing.to(new PhoneNumber(phone)).prefix()).isEqualTo(prefix);
    }

    @Test
    void all_other_numbers_need_a_route() {
        List<SmsRoute> some = List.of(route("7"));

        assertThatThrownBy(() -> new SmsRouting(some)).isInstanceOf(IllegalArgumentException.class);
    }

    private SmsRoute route(String prefix) {
        return new SmsRoute(prefix, List.of());
    }
}
