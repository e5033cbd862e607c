package dev.latchkey.application.shared;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The twin of the real counters. Exact for every rate. */
public final class InMemoryRateCounters implements RateCounters {
    private final InMemoryTransactions memory;
    private final Map<Counted, List<Instant>> moments;

    public InMemoryRateCounters(InMemoryTransactions memory) {
        this.memory = memory;
        this.moments = memory.newMap();
    }

    @Override
    public Optional<Wait> take(List<Claim> claims, Instant now) {
        synchronized (memory) {
            Optional<Wait> longest = claims.stream()
                    .flatMap(claim -> wait(claim, now).stream())
                    .max(Comparator.comparing(Wait::duration));
            if (longest.isEmpty()) {
                claims.forEach(claim -> count(claim, now));
            }
            return longest;
        }
    }

    private Optional<Wait> wait(Claim claim, Instant now) {
        List<Instant> lately = lately(claim, now);
        int tooMany = lately.size() - claim.rate().count();
        if (tooMany < 0) {
            return Optional.empty();
        }
        Instant free = lately.get(tooMany).plus(claim.rate().window());
        return Optional.of(new Wait(claim, Duration.between(now, free)));
    }

    private void count(Claim claim, Instant now) {
        List<Instant> counted = Stream.concat(lately(claim, now).stream(), Stream.of(now))
                .sorted()
                .toList();
        moments.put(Counted.by(claim), counted);
    }

    private List<Instant> lately(Claim claim, Instant now) {
        Instant over = now.minus(claim.rate().window());
        return moments.getOrDefault(Counted.by(claim), List.of()).stream()
                .filter(moment -> moment.isAfter(over))
                .toList();
    }

    private record Counted(String counter, String key, Duration window) {
        static Counted by(Claim claim) {
            return new Counted(claim.counter(), claim.key(), claim.rate().window());
        }
    }
}
