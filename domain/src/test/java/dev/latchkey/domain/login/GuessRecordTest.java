package dev.latchkey.domain.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class GuessRecordTest {
    private static final Instant NOW = Instant.parse("2031-05-17T09:30:15.123457Z");

    @Test
    void strangers_wait_for_the_lock_of_the_phone_and_the_known_for_that_of_their_network() {
        GuessRecord record = new GuessRecord(10, 3, NOW.plusSeconds(60), NOW.plusSeconds(5));

        assertThat(record.wait(false, NOW)).isEqualTo(Duration.ofSeconds(60));
        assertThat(record.wait(true, NOW)).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void a_lock_that_is_over_makes_nobody_wait() {
        GuessRecord record = new GuessRecord(10, 3, NOW, NOW.minusSeconds(1));

        assertThat(record.wait(false, NOW)).isZero();
        assertThat(record.wait(false, NOW.minusNanos(1))).isEqualTo(Duration.ofNanos(1));
        assertThat(record.wait(true, NOW)).isZero();
    }
}
