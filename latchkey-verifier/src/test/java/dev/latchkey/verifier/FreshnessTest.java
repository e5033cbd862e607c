package dev.latchkey.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FreshnessTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "public, max-age=300 | 0 | 300",
                "MAX-AGE=300 | 0 | 300",
                "max-age=\"300\" | 0 | 300",
                "max-age=300 | 100 | 200",
                "max-age=300 | 299 | 30",
                "max-age=300 | 999 | 30",
                "max-age=0 | 0 | 30",
                "max-age=29 | 0 | 30",
                "max-age=901 | 0 | 900",
                "max-age=999999999 | 0 | 900",
                "max-age=99999999999999999999 | 0 | 900",
                "max-age=-1 | 0 | 300",
                "max-age= | 0 | 300",
                "s-maxage=600 | 0 | 300",
                "x-max-age=600 | 0 | 300",
                "no-store | 0 | 30",
                "no-cache, max-age=600 | 0 | 30",
                "public | 0 | 300",
                "'' | 0 | 300"
            })
    void is_what_the_answer_says_within_bounds(String cacheControl, String age, long seconds) {
        HttpHeaders headers = HttpHeaders.of(
                Map.of("Cache-Control", List.of(cacheControl), "Age", List.of(age)), (name, value) -> true);

        assertThat(Freshness.of(headers)).hasSeconds(seconds);
    }
}
