package dev.latchkey.bootstrap.architecture.culprits.innocent.persistence.login;

import dev.latchkey.bootstrap.architecture.culprits.innocent.application.login.Challenges;
import dev.latchkey.bootstrap.architecture.culprits.innocent.domain.login.Challenge;
import dev.latchkey.bootstrap.architecture.culprits.words.Redis;
import java.util.Optional;

/** Takes one step in Redis, and leaves what it promises to the store behind. */
public final class ShieldedChallenges implements Challenges {
    private final Redis redis;
    private final Challenges store;

    public ShieldedChallenges(Redis redis, Challenges store) {
        this.redis = redis;
        this.store = store;
    }

    @Override
    public boolean close(String id) {
        return store.close(id);
    }

    @Override
    public Optional<Challenge> spendGuess(String id) {
        return redis.run("spend " + id) == 0 ? Optional.empty() : store.spendGuess(id);
    }

    @Override
    public boolean add(Challenge challenge) {
        return store.add(challenge);
    }
}
