package dev.latchkey.persistence.redis;

import dev.latchkey.application.login.phone.CodeChallenges;
import dev.latchkey.application.login.phone.SpentGuess;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.login.ChallengeId;
import dev.latchkey.domain.login.CodeChallenge;
import dev.latchkey.domain.login.CodePurpose;
import dev.latchkey.domain.login.CodeRules;
import dev.latchkey.domain.login.GuessRecord;
import dev.latchkey.domain.shared.Network;
import dev.latchkey.domain.shared.Word;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps crowds of guesses from the store that decides. Redis has, for each challenge, as many passes as it takes guesses:
 * no guess reaches the store without a pass, and each pass leads to the store, which decides as if there were no Redis.
 *
 * <p>Redis can only say no to what the store would refuse too. Passes are never added; a challenge that Redis has lost, or
 * never heard of, needs none. If the store fails, so that nobody knows whether a guess was spent, Redis forgets the
 * challenge; only where that fails too may one guess be lost to its owner.
 */
public final class ShieldedCodeChallenges implements CodeChallenges {
    private static final Logger LOG = LoggerFactory.getLogger(ShieldedCodeChallenges.class);
    private static final RedisScript OPEN =
            RedisScript.of("redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2]) return 1");
    private static final RedisScript SPEND = RedisScript.named("spend_pass");
    private static final RedisScript LEFT = RedisScript.of("return tonumber(redis.call('GET', KEYS[1]) or '-1')");

    /** Does not make a key where none is: anybody can ask about challenges that do not exist. */
    private static final RedisScript USE_UP =
            RedisScript.of("redis.call('SET', KEYS[1], '0', 'XX', 'KEEPTTL') return 1");

    private static final RedisScript FORGET = RedisScript.of("return redis.call('DEL', KEYS[1])");
    private static final long UNKNOWN = -1;
    private static final long NONE = 0;

    private final Redis redis;
    private final CodeChallenges store;
    private final Duration lifetime;

    /**
     * A shield before that store.
     *
     * @param lifetime for how long Redis remembers a challenge: as long as a code lives
     */
    public ShieldedCodeChallenges(Redis redis, CodeChallenges store, Duration lifetime) {
        this.redis = redis;
        this.store = store;
        this.lifetime = lifetime;
    }

    /** Should the transaction around it be rolled back, Redis has passes for nothing. */
    @Override
    public void open(CodeChallenge challenge) {
        store.open(challenge);
        long unused = tell(
                OPEN,
                key(challenge.id(), challenge.purpose()),
                Integer.toString(challenge.guesses()),
                Long.toString(lifetime.toMillis()));
    }

    @Override
    public boolean isOpen(ChallengeId id, CodePurpose purpose, Instant now) {
        return tell(LEFT, key(id, purpose)) != NONE && store.isOpen(id, purpose, now);
    }

    @Override
    public GuessRecord guessesAt(PhoneNumber phone, Network network, Instant now) {
        return store.guessesAt(phone, network, now);
    }

    @Override
    public Optional<SpentGuess> spendGuess(
            ChallengeId id, CodePurpose purpose, Network network, CodeRules rules, Instant now) {
        String key = key(id, purpose);
        long pass = tell(SPEND, key);
        if (pass == NONE) {
            return Optional.empty();
        }
        try {
            Optional<SpentGuess> guess = store.spendGuess(id, purpose, network, rules, now);
            if (guess.isEmpty() && pass != UNKNOWN) {
                // Who is refused once is refused for ever: the challenge is closed, replaced, too old or used up.
                long unused = tell(USE_UP, key);
            }
            return guess;
        } catch (RuntimeException e) {
            if (pass != UNKNOWN) {
                long unused = tell(FORGET, key);
            }
            throw e;
        }
    }

    @Override
    public void forgive(SpentGuess right, Instant now) {
        store.forgive(right, now);
    }

    /** Redis is not told, because the close may still be rolled back. It learns from the next guess that is refused. */
    @Override
    public boolean close(SpentGuess right, Instant now) {
        return store.close(right, now);
    }

    /** What Redis answers; that nothing is known if it cannot be asked. */
    private long tell(RedisScript script, String key, String... values) {
        try {
            return (Long) redis.run(script, List.of(key), List.of(values));
        } catch (RedisUnavailable e) {
            LOG.debug("PostgreSQL decides alone: {}", e.getMessage());
            return UNKNOWN;
        }
    }

    /** The purpose is part of it: a code for another purpose is another challenge. */
    private String key(ChallengeId id, CodePurpose purpose) {
        return redis.key("code:" + Word.of(purpose) + ":" + id.value());
    }
}
