package dev.latchkey.application.shared;

import java.time.Duration;

/** How long to wait before another attempt: each pause is twice the one before, up to the longest. */
public record Pauses(Duration first, Duration longest) {
    private static final int MOST_DOUBLINGS = 20;

    /**
     * The pause after so many attempts.
     *
     * @param attempts how many there were, at least 1
     */
    public Duration after(int attempts) {
        int doublings = Math.min(Math.max(attempts - 1, 0), MOST_DOUBLINGS);
        Duration pause = first.multipliedBy(1L << doublings);
        return pause.compareTo(longest) < 0 ? pause : longest;
    }
}
