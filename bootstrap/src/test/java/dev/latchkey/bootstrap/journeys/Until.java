package dev.latchkey.bootstrap.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Watches for something that happens elsewhere. */
final class Until {
    private Until() {}

    /** Returns as soon as it is so; fails if it never is within these seconds. */
    static void within(int seconds, BooleanSupplier so) {
        long deadline = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
        boolean seen = so.getAsBoolean();
        while (!seen && System.nanoTime() < deadline) {
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
            seen = so.getAsBoolean();
        }
        assertThat(seen).as("within %d s", seconds).isTrue();
    }
}
