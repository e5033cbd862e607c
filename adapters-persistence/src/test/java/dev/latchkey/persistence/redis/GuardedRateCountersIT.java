package dev.latchkey.persistence.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.application.shared.AtOnce;
import dev.latchkey.application.shared.RateCounters;
import dev.latchkey.application.shared.RateCounters.Claim;
import dev.latchkey.application.shared.RateCounters.Wait;
import dev.latchkey.application.shared.RateCountersContract;
import dev.latchkey.application.shared.Some;
import dev.latchkey.domain.shared.Rate;
import dev.latchkey.persistence.Database;
import dev.latchkey.persistence.DatabaseUrl;
import dev.latchkey.persistence.Sql;
import dev.latchkey.persistence.StoreUnavailable;
import dev.latchkey.persistence.StoresExtension;
import dev.latchkey.persistence.limits.PostgresRateCounters;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import redis.clients.jedis.Jedis;

@ExtendWith({StoresExtension.class, RedisExtension.class})
class GuardedRateCountersIT implements RateCountersContract {
    private static final Duration DAY = Duration.ofDays(1);

    private final Sql sql;
    private final TestRedis server;
    private final Redis redis;

    GuardedRateCountersIT(Sql sql, TestRedis server, Redis redis) {
        this.sql = sql;
        this.server = server;
        this.redis = redis;
    }

    @Override
    public RateCounters counters() {
        return counters(sql);
    }

    @Test
    void a_day_cap_survives_that_redis_is_emptied_and_an_hour_starts_anew() {
        String key = Some.key();
        Claim hourly = new Claim("CODES", key, new Rate(5, HOUR));
        Claim daily = new Claim("CODES", key, new Rate(10, DAY));
        int taken = 0;

        for (int i = 0; i < 100; i++) {
            if (i % 3 == 0) {
                flush();
            }
            taken += take(hourly, daily) ? 1 : 0;
        }

        assertThat(taken).isEqualTo(10);
        assertThat(counters().take(List.of(hourly, daily), NOW)).contains(new Wait(daily, DAY));
    }

    @Test
    void who_is_refused_by_the_hour_is_told_of_the_day_too() {
        String key = Some.key();
        Claim hourly = new Claim("CODES", key, new Rate(5, HOUR));
        Claim daily = new Claim("CODES", key, new Rate(5, DAY));
        for (int i = 0; i < 5; i++) {
            assertThat(take(hourly, daily)).isTrue();
        }

        assertThat(counters().take(List.of(hourly, daily), NOW)).contains(new Wait(daily, DAY));
        assertThat(counters().take(List.of(hourly), NOW)).contains(new Wait(hourly, HOUR));
    }

    @Test
    void what_the_day_refuses_was_not_counted_for_the_hour() {
        String key = Some.key();
        Claim hourly = new Claim("CODES", key, new Rate(3, HOUR));
        Claim daily = new Claim("CODES", key, new Rate(1, DAY));
        assertThat(take(hourly, daily)).isTrue();

        for (int i = 0; i < 10; i++) {
            assertThat(take(hourly, daily)).isFalse();
        }

        assertThat(take(hourly)).isTrue();
        assertThat(take(hourly)).isTrue();
        assertThat(take(hourly)).isFalse();
    }

    @Test
    void what_the_hour_refuses_was_not_counted_for_the_day() {
        String key = Some.key();
        Claim hourly = new Claim("CODES", key, new Rate(1, HOUR));
        Claim daily = new Claim("CODES", key, new Rate(2, DAY));
        assertThat(take(hourly, daily)).isTrue();

        for (int i = 0; i < 10; i++) {
            assertThat(take(hourly, daily)).isFalse();
        }

        assertThat(take(daily)).isTrue();
        assertThat(take(daily)).isFalse();
    }

    @Test
    void what_postgresql_could_not_count_was_not_counted_in_redis(DatabaseUrl url) {
        Claim hourly = new Claim("CODES", Some.key(), new Rate(2, HOUR));
        Claim daily = new Claim("CODES", Some.key(), new Rate(2, DAY));
        Database away = Database.open(url, 1);
        away.close();

        for (int i = 0; i < 10; i++) {
            assertThatThrownBy(() -> counters(new Sql(away)).take(List.of(hourly, daily), NOW))
                    .isInstanceOf(StoreUnavailable.class);
        }

        assertThat(take(hourly)).isTrue();
        assertThat(take(hourly)).isTrue();
        assertThat(take(hourly)).isFalse();
    }

    @Test
    void short_rates_alone_need_no_postgresql(DatabaseUrl url) {
        Database away = Database.open(url, 1);
        away.close();
        Claim hourly = new Claim("CODES", Some.key(), new Rate(1, HOUR));

        assertThat(counters(new Sql(away)).take(List.of(hourly), NOW)).isEmpty();
        assertThat(counters(new Sql(away)).take(List.of(hourly), NOW)).isPresent();
    }

    @Test
    void never_more_than_the_day_allows_from_many_at_once_while_redis_is_emptied() {
        for (int round = 0; round < 5; round++) {
            String key = Some.key();
            Claim hourly = new Claim("CODES", key, new Rate(3, HOUR));
            Claim daily = new Claim("CODES", key, new Rate(4, DAY));

            List<Boolean> taken = AtOnce.call(200, i -> {
                if (i % 10 == 0) {
                    flush();
                }
                return take(hourly, daily);
            });

            assertThat(taken.stream().filter(took -> took)).hasSizeLessThanOrEqualTo(4);
            while (take(hourly, daily)) {
                flush();
            }
            flush();
            assertThat(counters()
                            .take(List.of(hourly, daily), NOW)
                            .orElseThrow()
                            .claim())
                    .isEqualTo(daily);
        }
    }

    @AfterEach
    void no_key_is_without_an_end() {
        assertThat(server.keysWithoutEnd()).isEmpty();
    }

    private boolean take(Claim... claims) {
        return counters().take(List.of(claims), NOW).isEmpty();
    }

    private void flush() {
        try (Jedis console = server.console()) {
            String unused = console.flushAll();
        }
    }

    private RateCounters counters(Sql postgres) {
        return new GuardedRateCounters(
                RedisRateCounters.byTheClockOfCallers(redis, RedisRateCountersIT::hidden),
                new PostgresRateCounters(postgres));
    }
}
