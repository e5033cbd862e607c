package dev.latchkey.application.messages.fraud;

import dev.latchkey.domain.messages.Conversion;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The ranges whose codes are hardly ever typed, as they were some seconds ago. One caller looks while the others go by what
 * was seen before, so that a request hardly ever waits for it.
 */
public final class SuspiciousRanges {
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);

    /** However much there is to look through, that is less than one twentieth of the database's time. */
    private static final int REST_AFTER_WORK = 20;

    private final SendLedger ledger;
    private final InstantSource clock;
    private final AtomicBoolean looking = new AtomicBoolean();
    private volatile Seen seen = new Seen(Set.of(), Instant.MIN);

    public SuspiciousRanges(SendLedger ledger, InstantSource clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    public boolean include(Range range) {
        return now().contains(range);
    }

    private Set<Range> now() {
        Seen last = seen;
        Instant now = clock.instant();
        if (now.isBefore(last.goodUntil()) || !looking.compareAndSet(false, true)) {
            return last.ranges();
        }
        try {
            seen = look(now);
            return seen.ranges();
        } finally {
            looking.set(false);
        }
    }

    private Seen look(Instant now) {
        Set<Range> ranges = ledger.suspicious(now.minus(Conversion.WINDOW), now.minus(Conversion.TIME_TO_TYPE));
        Instant looked = clock.instant();
        Duration rest = Duration.between(now, looked).multipliedBy(REST_AFTER_WORK);
        return new Seen(ranges, looked.plus(rest.compareTo(BETWEEN_LOOKS) > 0 ? rest : BETWEEN_LOOKS));
    }

    private record Seen(Set<Range> ranges, Instant goodUntil) {}
}
