package dev.latchkey.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MomentsTest {
    @Test
    void moments_with_years_of_four_digits_are_read() {
        assertThat(Moments.parse("9999-12-31T23:59:59.999999999Z")).isAfter(Instant.EPOCH);
        assertThat(Moments.parse("0001-01-01T00:00:00Z")).isBefore(Instant.EPOCH);
        assertThat(Moments.parse("2030-01-01T03:00:00+03:00")).isEqualTo(Instant.parse("2030-01-01T00:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+999999999-12-31T23:59:59Z",
                "-999999999-01-01T00:00:00Z",
                "+10000-01-01T00:00:00Z",
                "0000-12-31T23:59:59Z",
                "2030-01-01",
                "infinity",
                ""
            })
    void others_are_refused(String text) {
        assertThatThrownBy(() -> Moments.parse(text)).isInstanceOf(DateTimeException.class);
    }
}
