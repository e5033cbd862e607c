package dev.latchkey.application.shared;

import dev.latchkey.domain.shared.Rate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Counts how often things were done lately. Shared by all instances. */
@Port
public interface RateCounters {

    /**
     * Counts one for every claim, or nothing for any of them. A rate of up to 100 is exact: it holds in every stretch of
     * time of its window, and a claim that waits as long as it was told is then taken. A larger rate never lets more
     * through, but may forget up to one sixteenth of the window late. What is refused does not count.
     *
     * @return the claim that has to wait longest, or empty if all were counted
     */
    @Counts
    Optional<Wait> take(List<Claim> claims, Instant now);

    /**
     * The wish to do something once more.
     *
     * @param counter what is counted, e.g. {@code CODE_PER_PHONE}
     * @param key for whom it is counted
     */
    record Claim(String counter, String key, Rate rate) {

        /** Without the key, which may be a phone, because records end up in logs. */
        @Override
        public String toString() {
            return "Claim[" + counter + ", " + rate + "]";
        }
    }

    /** How long the claim has to wait; longer than zero. */
    record Wait(Claim claim, Duration duration) {}
}
