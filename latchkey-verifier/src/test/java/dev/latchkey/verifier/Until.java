package dev.latchkey.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Watches for something that happens elsewhere. */
final class Until {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Until() {}

    /** Returns as soon as it is so; fails if it never is. */
    static void it(BooleanSupplier so) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        boolean seen = so.getAsBoolean();
        while (!seen && System.nanoTime() < deadline) {
            LockSupport.parkNanos(Duration.ofMillis(2).toNanos());
            seen = so.getAsBoolean();
        }
        assertThat(seen).isTrue();
    }
}
