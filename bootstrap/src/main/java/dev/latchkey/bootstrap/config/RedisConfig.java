package dev.latchkey.bootstrap.config;

import dev.latchkey.persistence.redis.RedisUrl;
import java.time.Duration;
import java.util.Optional;

/**
 * Redis, if there is one.
 *
 * @param timeout how long a request may wait for Redis before PostgreSQL does the work
 * @param prefix how all that we keep there is called at the beginning
 */
public record RedisConfig(Optional<RedisUrl> url, Duration timeout, int poolSize, String prefix) {

    static RedisConfig from(Values values) {
        return new RedisConfig(
                values.get(Settings.REDIS_URL),
                values.get(Settings.REDIS_TIMEOUT),
                values.get(Settings.REDIS_POOL_SIZE),
                values.get(Settings.REDIS_PREFIX));
    }
}
