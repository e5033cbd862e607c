package dev.latchkey.persistence.limits;

import dev.latchkey.application.shared.RateCounters;
import dev.latchkey.persistence.Counter;
import dev.latchkey.persistence.Sql;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** Rate counters in PostgreSQL; the function {@code take_permits} of the schema counts all claims in one call. */
public final class PostgresRateCounters implements RateCounters {
    private final Sql sql;

    public PostgresRateCounters(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Optional<Wait> take(List<Claim> claims, Instant now) {
        Map<String, Claim> byKey = new LinkedHashMap<>();
        claims.forEach(claim -> byKey.put(key(claim), claim));
        return Counter.call(
                        sql,
                        "SELECT refused, wait_us FROM take_permits(:keys, CAST(:allowed AS integer[]), :spans, :now)",
                        params -> params.set("keys", byKey.keySet())
                                .set(
                                        "allowed",
                                        longs(byKey, claim -> claim.rate().count()))
                                .set(
                                        "spans",
                                        longs(
                                                byKey,
                                                claim -> micros(claim.rate().window())))
                                .set("now", ChronoUnit.MICROS.between(Instant.EPOCH, now)),
                        row -> new Wait(
                                Optional.ofNullable(byKey.get(row.text("refused")))
                                        .orElseThrow(),
                                Duration.of(row.number("wait_us"), ChronoUnit.MICROS)))
                .stream()
                .findFirst();
    }

    /** One counter may have several rates, each with a window of its own. */
    private static String key(Claim claim) {
        return claim.counter() + '/' + claim.rate().window() + '/' + claim.key();
    }

    private static long[] longs(Map<String, Claim> claims, ToLongFunction<Claim> value) {
        return claims.values().stream().mapToLong(value).toArray();
    }

    private static long micros(Duration duration) {
        return duration.toNanos() / 1_000;
    }
}
