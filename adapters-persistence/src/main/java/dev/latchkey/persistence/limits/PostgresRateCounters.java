package dev.latchkey.persistence.limits;

import dev.latchkey.application.shared.RateCounters;
import dev.latchkey.persistence.Counter;
import dev.latchkey.persistence.Params;
import dev.latchkey.persistence.Row;
import dev.latchkey.persistence.Sql;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;

/** Rate counters in PostgreSQL; the function {@code take_permits} of the schema counts all claims in one call. */
public final class PostgresRateCounters implements RateCounters {
    private final Sql sql;

    public PostgresRateCounters(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Optional<Wait> take(List<Claim> claims, Instant now) {
        Map<String, Claim> byKey = byKey(claims);
        return Counter.call(
                        sql,
                        "SELECT refused, wait_us FROM take_permits(:keys, CAST(:allowed AS integer[]), :spans, :now)",
                        params -> bind(params, byKey, now),
                        row -> wait(row, byKey))
                .stream()
                .findFirst();
    }

    /** The claim that would have to wait longest, if any would. Counts nothing. */
    public Optional<Wait> look(List<Claim> claims, Instant now) {
        Map<String, Claim> byKey = byKey(claims);
        return sql.one("""
                SELECT c.key AS refused, max(t.at) + c.span - :now AS wait_us
                FROM unnest(:keys, CAST(:allowed AS integer[]), :spans) AS c(key, allowed, span), LATERAL (
                  SELECT u.at, sum(u.n) OVER (ORDER BY u.at DESC) AS newer
                  FROM rate_counter AS r, unnest(r.taken, r.counts) AS u(at, n)
                  WHERE r.key = c.key AND u.at > :now - c.span
                ) AS t
                WHERE t.newer >= c.allowed
                GROUP BY c.key, c.span
                ORDER BY wait_us DESC
                LIMIT 1
                """, params -> bind(params, byKey, now), row -> wait(row, byKey));
    }

    private static Params bind(Params params, Map<String, Claim> byKey, Instant now) throws SQLException {
        return params.set("keys", byKey.keySet())
                .set("allowed", longs(byKey, claim -> claim.rate().count()))
                .set("spans", longs(byKey, claim -> micros(claim.rate().window())))
                .set("now", ChronoUnit.MICROS.between(Instant.EPOCH, now));
    }

    private static Wait wait(Row row, Map<String, Claim> byKey) throws SQLException {
        return new Wait(
                Optional.ofNullable(byKey.get(row.text("refused"))).orElseThrow(),
                Duration.of(row.number("wait_us"), ChronoUnit.MICROS));
    }

    private static Map<String, Claim> byKey(List<Claim> claims) {
        Map<String, Claim> byKey = new LinkedHashMap<>();
        claims.forEach(claim -> byKey.put(key(claim), claim));
        return byKey;
    }

    /** One counter may have several rates, each with a window of its own. */
    private static String key(Claim claim) {
        return claim.counter() + '/' + claim.rate().window() + '/' + claim.key();
    }

    private static long[] longs(Map<String, Claim> claims, ToLongFunction<Claim> value) {
        return claims.values().stream().mapToLong(value).toArray();
    }

    private static long micros(Duration duration) {
        return TimeUnit.MICROSECONDS.convert(duration);
    }
}
