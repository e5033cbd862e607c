package dev.latchkey.persistence.redis;

import dev.latchkey.application.shared.RateCounters;
import dev.latchkey.persistence.StoreUnavailable;
import dev.latchkey.persistence.limits.PostgresRateCounters;
import dev.latchkey.persistence.redis.RedisRateCounters.Counted;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts quickly what is soon forgotten, and safely what bounds a bill. Rates of up to an hour are counted in Redis, longer
 * ones always in PostgreSQL. While Redis cannot be used PostgreSQL counts everything; nothing is ever unlimited.
 *
 * <p>Each store keeps what it has counted when the other takes over. So where Redis fails or comes back, or is seen by
 * one instance and not by another, a window may let through as many as a short rate allows twice, once by each store; and
 * as many again for each time that Redis is emptied. Longer rates hold exactly, whatever happens to Redis.
 */
public final class GuardedRateCounters implements RateCounters {
    private static final Logger LOG = LoggerFactory.getLogger(GuardedRateCounters.class);
    private static final Duration LONGEST_IN_REDIS = Duration.ofHours(1);

    private final RedisRateCounters quick;
    private final PostgresRateCounters safe;

    public GuardedRateCounters(RedisRateCounters quick, PostgresRateCounters safe) {
        this.quick = quick;
        this.safe = safe;
    }

    @Override
    public Optional<Wait> take(List<Claim> claims, Instant now) {
        var byStore = claims.stream().collect(Collectors.partitioningBy(GuardedRateCounters::isShort));
        List<Claim> shortOnes = byStore.getOrDefault(true, List.of());
        List<Claim> longOnes = byStore.getOrDefault(false, List.of());
        if (shortOnes.isEmpty()) {
            return safe.take(claims, now);
        }
        Counted counted;
        try {
            counted = quick.count(shortOnes, now);
        } catch (RedisUnavailable e) {
            LOG.debug("PostgreSQL counts: {}", e.getMessage());
            return safe.take(claims, now);
        }
        if (longOnes.isEmpty()) {
            return counted.refusal();
        }
        return counted.refusal().isPresent()
                // Nothing was counted; who has to wait is told for how long in all.
                ? longest(counted.refusal(), look(longOnes, now))
                : takeLongOnes(longOnes, shortOnes, counted, now);
    }

    private Optional<Wait> takeLongOnes(List<Claim> longOnes, List<Claim> shortOnes, Counted counted, Instant now) {
        boolean taken = false;
        try {
            Optional<Wait> wait = safe.take(longOnes, now);
            taken = wait.isEmpty();
            return wait;
        } finally {
            if (!taken) {
                giveBack(shortOnes, counted);
            }
        }
    }

    private Optional<Wait> look(List<Claim> claims, Instant now) {
        try {
            return safe.look(claims, now);
        } catch (StoreUnavailable e) {
            // They are refused anyway, and may have to wait once more.
            return Optional.empty();
        }
    }

    private void giveBack(List<Claim> claims, Counted counted) {
        try {
            quick.giveBack(claims, counted);
        } catch (RedisUnavailable e) {
            LOG.debug("What was not done stays counted for the length of its window: {}", e.getMessage());
        }
    }

    private static Optional<Wait> longest(Optional<Wait> one, Optional<Wait> other) {
        return Stream.concat(one.stream(), other.stream()).max(Comparator.comparing(Wait::duration));
    }

    private static boolean isShort(Claim claim) {
        return claim.rate().window().compareTo(LONGEST_IN_REDIS) <= 0;
    }
}
