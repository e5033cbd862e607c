package dev.latchkey.bootstrap.architecture.culprits.redis_takes_whole_steps.persistence.login;

import dev.latchkey.bootstrap.architecture.culprits.redis_takes_whole_steps.application.login.Guesses;
import redis.clients.jedis.RedisClient;

/** Looks whether a guess is left and then takes it, and so does everybody else who looks at that moment. */
public final class RedisGuesses implements Guesses {
    private final RedisClient redis;

    public RedisGuesses(RedisClient redis) {
        this.redis = redis;
    }

    @Override
    public boolean spend(String challenge) {
        return !"0".equals(redis.get(challenge)) && redis.decr(challenge) >= 0;
    }
}
