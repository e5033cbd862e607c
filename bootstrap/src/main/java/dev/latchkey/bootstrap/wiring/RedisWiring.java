package dev.latchkey.bootstrap.wiring;

import dev.latchkey.application.login.phone.CodeChallenges;
import dev.latchkey.application.shared.RateCounters;
import dev.latchkey.bootstrap.Closing;
import dev.latchkey.bootstrap.config.RedisConfig;
import dev.latchkey.persistence.limits.PostgresRateCounters;
import dev.latchkey.persistence.redis.GuardedRateCounters;
import dev.latchkey.persistence.redis.Redis;
import dev.latchkey.persistence.redis.RedisBell;
import dev.latchkey.persistence.redis.RedisRateCounters;
import dev.latchkey.persistence.redis.ShieldedCodeChallenges;
import dev.latchkey.security.HmacNames;
import dev.latchkey.security.MasterSecret;
import java.time.Duration;
import java.util.Optional;

/** What Redis does where there is one. Without it everything is as it is in PostgreSQL. */
public final class RedisWiring {
    private final Optional<Redis> redis;

    RedisWiring(RedisConfig config, Closing closing) {
        this.redis = config.url()
                .map(url -> closing.add(
                        "Redis", new Redis(url, config.timeout(), config.poolSize(), config.prefix()), Redis::close));
    }

    /** Redis itself, for those who want to know how it is. */
    public Optional<Redis> redis() {
        return redis;
    }

    /** Counts what is soon forgotten. */
    RateCounters before(PostgresRateCounters counters, MasterSecret secret) {
        return redis.<RateCounters>map(
                        with -> new GuardedRateCounters(new RedisRateCounters(with, new HmacNames(secret)), counters))
                .orElse(counters);
    }

    /** Keeps crowds from the codes that live as long as that. */
    CodeChallenges before(CodeChallenges challenges, Duration lifetime) {
        return redis.<CodeChallenges>map(with -> new ShieldedCodeChallenges(with, challenges, lifetime))
                .orElse(challenges);
    }

    /** Tells all instances of revocations, and does that on each of them. */
    Optional<RedisBell> bell(Runnable onRing, Closing closing) {
        return redis.map(with -> closing.add("the bell", RedisBell.start(with, onRing), RedisBell::close));
    }
}
