package dev.latchkey.application.shared;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.domain.shared.Rate;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Records end up in logs, and keys of limits are phones and networks. */
class PrintedTest {
    private static final String PHONE = "+79123456789";

    @Test
    void what_is_counted_is_printed_and_for_whom_is_not() {
        RateCounters.Claim claim = new RateCounters.Claim("CODE_PER_PHONE", PHONE, new Rate(5, Duration.ofHours(1)));

        assertThat(claim).hasToString("Claim[CODE_PER_PHONE, Rate[count=5, window=PT1H]]");
        assertThat(new RateCounters.Wait(claim, Duration.ofMinutes(1)).toString())
                .doesNotContain(PHONE)
                .contains("CODE_PER_PHONE", "PT1M");
        assertThat(new Limits.Use(Limit.CODE_PER_PHONE, PHONE)).hasToString("Use[CODE_PER_PHONE]");
    }
}
