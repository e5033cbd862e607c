package dev.latchkey.persistence.redis;

import dev.latchkey.application.shared.RateCounters;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Rate counters in Redis; one script counts all claims in one step. The windows go by the clock of Redis, which is the
 * same for all instances: whatever moment a caller hands in is not looked at.
 */
public final class RedisRateCounters implements RateCounters {
    private static final RedisScript TAKE = RedisScript.named("take_permits");
    private static final RedisScript GIVE_BACK = RedisScript.named("give_back_permits");

    private final Redis redis;
    private final UnaryOperator<String> hidden;
    private final Function<Instant, String> clock;

    /**
     * Counters on that Redis.
     *
     * @param hidden makes a name of a key that does not give away what is in it, such as a phone; the same on all
     *     instances
     */
    public RedisRateCounters(Redis redis, UnaryOperator<String> hidden) {
        this(redis, hidden, now -> "");
    }

    private RedisRateCounters(Redis redis, UnaryOperator<String> hidden, Function<Instant, String> clock) {
        this.redis = redis;
        this.hidden = hidden;
        this.clock = clock;
    }

    /** Goes by the moments that callers hand in. For tests that move the clock, which nobody can do with that of Redis. */
    static RedisRateCounters byTheClockOfCallers(Redis redis, UnaryOperator<String> hidden) {
        return new RedisRateCounters(
                redis, hidden, now -> Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, now)));
    }

    @Override
    public Optional<Wait> take(List<Claim> claims, Instant now) {
        return count(claims, now).refusal();
    }

    /** As {@link #take}, and tells what is needed to take it back. */
    Counted count(List<Claim> claims, Instant now) {
        Map<String, Claim> byKey = byKey(claims);
        List<String> keys = List.copyOf(byKey.keySet());
        List<?> answer = (List<?>) redis.run(TAKE, keys, values(clock.apply(now), byKey));
        int refused = ((Long) answer.get(0)).intValue();
        long micros = (Long) answer.get(1);
        if (refused == 0) {
            return new Counted(Optional.empty(), micros);
        }
        Claim claim = Optional.ofNullable(byKey.get(keys.get(refused - 1))).orElseThrow();
        return new Counted(Optional.of(new Wait(claim, Duration.of(micros, ChronoUnit.MICROS))), 0);
    }

    /** Takes back what was counted for these claims, in one step. */
    void giveBack(List<Claim> claims, Counted counted) {
        Map<String, Claim> byKey = byKey(claims);
        Object unused =
                redis.run(GIVE_BACK, List.copyOf(byKey.keySet()), values(Long.toString(counted.moment()), byKey));
    }

    /**
     * What became of claims.
     *
     * @param refusal the one that has to wait longest; empty if all were counted
     * @param moment when they were counted, in microseconds of the clock that counts
     */
    record Counted(Optional<Wait> refusal, long moment) {}

    /** One counter may have several rates, each with a window of its own. */
    private Map<String, Claim> byKey(List<Claim> claims) {
        Map<String, Claim> byKey = new LinkedHashMap<>();
        claims.forEach(claim -> byKey.put(
                redis.key("rate:"
                        + hidden.apply(claim.counter() + '/' + claim.rate().window() + '/' + claim.key())),
                claim));
        return byKey;
    }

    private static List<String> values(String moment, Map<String, Claim> claims) {
        List<String> values = new ArrayList<>(List.of(moment));
        claims.values().forEach(claim -> {
            values.add(Integer.toString(claim.rate().count()));
            values.add(Long.toString(TimeUnit.MICROSECONDS.convert(claim.rate().window())));
        });
        return values;
    }
}
