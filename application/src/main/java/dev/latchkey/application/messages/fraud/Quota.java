package dev.latchkey.application.messages.fraud;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Bounds how many refusals one instance writes down, so that nobody fills the database by being refused. */
final class Quota {
    private static final int MOST = 1_000;
    private static final Duration ONE_MORE_AFTER = Duration.ofMillis(200);

    private final InstantSource clock;
    private double left = MOST;
    private Instant lastAsked;

    Quota(InstantSource clock) {
        this.clock = clock;
        this.lastAsked = clock.instant();
    }

    synchronized boolean takeOne() {
        Instant now = clock.instant();
        double since = Math.max(0, Duration.between(lastAsked, now).toNanos());
        left = Math.min(MOST, left + since / ONE_MORE_AFTER.toNanos());
        lastAsked = now;
        if (left < 1) {
            return false;
        }
        left--;
        return true;
    }
}
