package dev.latchkey.bootstrap.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.application.shared.Limit;
import dev.latchkey.domain.shared.Rate;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LimitsConfigTest {
    @Test
    void everything_is_limited_as_the_list_of_limits_says() {
        Map<Limit, List<Rate>> rates = limits(Map.of()).rates();

        assertThat(rates).containsOnlyKeys(Limit.values());
        Arrays.stream(Limit.values()).forEach(limit -> assertThat(rates).containsEntry(limit, limit.rates()));
    }

    @Test
    void one_limit_is_changed_and_the_others_stay() {
        Map<Limit, List<Rate>> rates =
                limits(Map.of("LIMITS_CODE_PER_PHONE", "3/90s, 20/7d")).rates();

        assertThat(rates.get(Limit.CODE_PER_PHONE))
                .containsExactly(new Rate(3, Duration.ofSeconds(90)), new Rate(20, Duration.ofDays(7)));
        assertThat(rates.get(Limit.CODE_PER_IP)).isEqualTo(Limit.CODE_PER_IP.rates());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "off", "OFF"})
    void one_limit_is_switched_off(String off) {
        assertThat(limits(Map.of("LIMITS_CODE_IN_ALL", off)).rates())
                .doesNotContainKey(Limit.CODE_IN_ALL)
                .containsKey(Limit.CODE_PER_IP);
    }

    @Test
    void with_all_limits_off_the_wait_between_codes_stays() {
        LimitsConfig limits = limits(Map.of("LIMITS", "off", "LIMITS_CODE_PER_IP", "1/1h"));

        assertThat(limits.on()).isFalse();
        assertThat(limits.rates()).isEqualTo(Map.of(Limit.CODE_RESEND, List.of(new Rate(1, Duration.ofSeconds(60)))));
    }

    @Test
    void the_wait_between_codes_has_a_setting_of_its_own() {
        assertThat(limits(Map.of("LOGIN_CODE_RESEND_AFTER", "90s")).rates())
                .containsEntry(Limit.CODE_RESEND, List.of(new Rate(1, Duration.ofSeconds(90))));
        assertThat(limits(Map.of("LOGIN_CODE_RESEND_AFTER", "0")).rates()).doesNotContainKey(Limit.CODE_RESEND);
        assertThatThrownBy(() -> limits(Map.of("LIMITS_CODE_RESEND", "1/60s")))
                .hasMessageContaining("LIMITS_CODE_RESEND");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "5 | has a part, \"5\", that is not a rate",
                "0/1h | is too small",
                "5/0 | has a time that is not within",
                "5/32d | has a time that is not within",
                "5/1 | lacks a unit",
                "5/h | is not a duration",
                "five/1h | is not a whole number",
                "5/1h,6/1h | says twice what holds for the same time",
                "5/1h,6/60m | says twice what holds for the same time",
                "',' | has no rate in it"
            })
    void refuses(String text, String because) {
        assertThatThrownBy(() -> limits(Map.of("LIMITS_CODE_PER_PHONE", text)))
                .isInstanceOf(InvalidConfig.class)
                .hasMessageContaining(because);
    }

    private static LimitsConfig limits(Map<String, String> values) {
        return Config.of(values).limits();
    }
}
