package dev.latchkey.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ScheduleTest {
    @Test
    void goes_on_after_a_failure_and_ends_when_it_is_told() throws InterruptedException {
        Schedule schedule = new Schedule();
        CountDownLatch thrice = new CountDownLatch(3);
        schedule.every(Duration.ofMillis(5), "Work", () -> {
            thrice.countDown();
            throw new IllegalStateException("not today");
        });

        assertThat(thrice.await(10, TimeUnit.SECONDS)).isTrue();
        schedule.stop();
    }
}
