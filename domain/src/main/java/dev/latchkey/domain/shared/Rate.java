package dev.latchkey.domain.shared;

import java.time.Duration;

/** How often something may be done: so many times within any stretch of time of that length. */
public record Rate(int count, Duration window) {

    public Rate {
        if (count < 1 || window.isNegative() || window.isZero()) {
            throw new IllegalArgumentException("A rate allows at least one in a stretch of time");
        }
    }
}
