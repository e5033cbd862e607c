package dev.latchkey.persistence.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.application.shared.AtOnce;
import dev.latchkey.application.shared.RateCounters;
import dev.latchkey.application.shared.RateCounters.Claim;
import dev.latchkey.application.shared.RateCountersContract;
import dev.latchkey.application.shared.Some;
import dev.latchkey.domain.shared.Rate;
import dev.latchkey.persistence.redis.RedisRateCounters.Counted;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import redis.clients.jedis.Jedis;

@ExtendWith(RedisExtension.class)
class RedisRateCountersIT implements RateCountersContract {
    private final TestRedis server;
    private final Redis redis;

    RedisRateCountersIT(TestRedis server, Redis redis) {
        this.server = server;
        this.redis = redis;
    }

    @Override
    public RateCounters counters() {
        return RedisRateCounters.byTheClockOfCallers(redis, RedisRateCountersIT::hidden);
    }

    @Test
    void windows_go_by_the_clock_of_redis_whatever_callers_say_of_the_time() {
        RateCounters counters = new RedisRateCounters(redis, RedisRateCountersIT::hidden);
        Claim claim = new Claim("TEST", Some.key(), new Rate(2, HOUR));
        assertThat(counters.take(List.of(claim), Instant.EPOCH)).isEmpty();
        assertThat(counters.take(List.of(claim), NOW.plus(Duration.ofDays(3650))))
                .isEmpty();

        for (Instant asked : List.of(Instant.EPOCH, NOW, NOW.plus(Duration.ofDays(36_500)))) {
            assertThat(counters.take(List.of(claim), asked).orElseThrow().duration())
                    .isBetween(HOUR.minus(MINUTE), HOUR);
        }
    }

    @Test
    void a_clock_that_was_put_back_by_years_locks_nobody_out() {
        Claim claim = new Claim("TEST", Some.key(), new Rate(1, HOUR));
        assertThat(counters().take(List.of(claim), NOW.plus(Duration.ofDays(3650))))
                .isEmpty();

        assertThat(counters().take(List.of(claim), NOW)).isEmpty();
        assertThat(counters().take(List.of(claim), NOW)).isPresent();
    }

    @Test
    void a_clock_that_was_put_back_a_little_gives_nothing_away() {
        Claim claim = new Claim("TEST", Some.key(), new Rate(1, HOUR));
        assertThat(counters().take(List.of(claim), NOW)).isEmpty();

        Duration wait = counters()
                .take(List.of(claim), NOW.minusSeconds(90))
                .orElseThrow()
                .duration();

        assertThat(wait).isEqualTo(HOUR.plusSeconds(90));
    }

    @Test
    void what_is_given_back_was_never_counted() {
        RedisRateCounters counters = (RedisRateCounters) counters();
        for (int allowed : List.of(1, 3, 101, 5_000)) {
            List<Claim> claims = List.of(new Claim("TEST", Some.key(), new Rate(allowed, MINUTE)));
            for (int i = 1; i < allowed; i++) {
                assertThat(counters.take(claims, NOW)).isEmpty();
            }
            for (int i = 0; i < 3; i++) {
                Counted last = counters.count(claims, NOW.plusSeconds(1));
                assertThat(last.refusal()).isEmpty();
                counters.giveBack(claims, last);
            }

            assertThat(counters.take(claims, NOW.plusSeconds(1))).isEmpty();
            assertThat(counters.take(claims, NOW.plusSeconds(1))).isPresent();
        }
    }

    @Test
    void nothing_is_made_by_giving_back_what_has_been_forgotten() {
        RedisRateCounters counters = (RedisRateCounters) counters();
        List<Claim> claims = List.of(new Claim("FORGOTTEN", Some.key(), new Rate(3, MINUTE)));
        Counted counted = counters.count(claims, NOW);
        try (Jedis console = server.console()) {
            Set<String> keys = console.keys("test:rate:" + hidden("FORGOTTEN") + "*");
            assertThat(console.del(keys.toArray(new String[0]))).isEqualTo(1);

            counters.giveBack(claims, counted);

            assertThat(keys).noneMatch(console::exists);
        }
    }

    @Test
    void traffic_that_is_refused_extends_nothing() {
        RateCounters counters = new RedisRateCounters(redis, RedisRateCountersIT::hidden);
        Claim claim = new Claim("REFUSED", Some.key(), new Rate(1, HOUR));
        assertThat(counters.take(List.of(claim), NOW)).isEmpty();
        try (Jedis console = server.console()) {
            String key = console.keys("test:rate:" + hidden("REFUSED") + "*")
                    .iterator()
                    .next();
            long before = console.pttl(key);

            for (int i = 0; i < 100; i++) {
                assertThat(counters.take(List.of(claim), NOW)).isPresent();
            }

            assertThat(console.pttl(key)).isLessThanOrEqualTo(before);
        }
    }

    @Test
    void a_thousand_at_once_on_two_instances_get_what_the_rate_allows() {
        Claim claim = new Claim("TEST", Some.key(), new Rate(100, HOUR));
        try (Redis other = new Redis(server.url(), RedisExtension.PATIENT, 10, "test:")) {
            RateCounters here = new RedisRateCounters(redis, RedisRateCountersIT::hidden);
            RateCounters there = new RedisRateCounters(other, RedisRateCountersIT::hidden);

            List<Boolean> taken = AtOnce.call(
                    1_000,
                    i -> (i % 2 == 0 ? here : there).take(List.of(claim), NOW).isEmpty());

            assertThat(taken.stream().filter(took -> took)).hasSize(100);
        }
    }

    @AfterEach
    void no_key_is_without_an_end_and_none_says_what_it_counts() {
        assertThat(server.keysWithoutEnd()).isEmpty();
        try (Jedis console = server.console()) {
            assertThat(console.dbSize()).isPositive();
            assertThat(console.keys("*"))
                    .allSatisfy(key -> assertThat(key).startsWith("test:").doesNotContain("+7912"));
        }
    }

    static String hidden(String name) {
        return HexFormat.of().formatHex(name.getBytes(StandardCharsets.UTF_8));
    }
}
