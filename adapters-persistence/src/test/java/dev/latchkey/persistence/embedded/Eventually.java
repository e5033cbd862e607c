package dev.latchkey.persistence.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.persistence.StoreUnavailable;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Watches something that another process does, until it is so or the time is up. */
final class Eventually {
    private Eventually() {}

    static void within(Duration most, BooleanSupplier so) {
        long deadline = System.nanoTime() + most.toNanos();
        boolean seen = isSo(so);
        while (!seen && System.nanoTime() < deadline) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            seen = isSo(so);
        }
        assertThat(seen).as("within %s", most).isTrue();
    }

    private static boolean isSo(BooleanSupplier so) {
        try {
            return so.getAsBoolean();
        } catch (StoreUnavailable e) {
            return false;
        }
    }
}
