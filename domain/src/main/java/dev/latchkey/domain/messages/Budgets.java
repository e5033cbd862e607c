package dev.latchkey.domain.messages;

import java.time.Duration;
import java.util.Optional;

/** What all messages to phones together may cost, within any hour and within any day. Empty: as much as they do. */
public record Budgets(Optional<Money> hour, Optional<Money> day) {
    public static final Duration HOUR = Duration.ofHours(1);
    public static final Duration DAY = Duration.ofDays(1);

    /** In how long steps money is forgotten again: what was spent within one is forgotten at once, never too early. */
    public static final Duration HOUR_STEP = Duration.ofMinutes(5);

    public static final Duration DAY_STEP = Duration.ofMinutes(30);

    /** No bounds. */
    public static Budgets none() {
        return new Budgets(Optional.empty(), Optional.empty());
    }
}
