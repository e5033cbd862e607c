package dev.latchkey.persistence.redis;

import static dev.latchkey.application.login.phone.CodeChallengesContract.NOW;
import static dev.latchkey.application.login.phone.CodeChallengesContract.PURPOSE;
import static dev.latchkey.application.login.phone.CodeChallengesContract.RULES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.application.login.phone.CodeChallenges;
import dev.latchkey.application.login.phone.SpentGuess;
import dev.latchkey.application.shared.AtOnce;
import dev.latchkey.application.shared.RateCounters;
import dev.latchkey.application.shared.RateCounters.Claim;
import dev.latchkey.application.shared.Some;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.login.ChallengeId;
import dev.latchkey.domain.login.CodeChallenge;
import dev.latchkey.domain.login.CodeHash;
import dev.latchkey.domain.shared.Rate;
import dev.latchkey.persistence.Sql;
import dev.latchkey.persistence.StoresExtension;
import dev.latchkey.persistence.limits.PostgresRateCounters;
import dev.latchkey.persistence.login.PostgresCodeChallenges;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import redis.clients.jedis.Jedis;

/** Whatever happens to Redis: guesses and bounds on the bill are what PostgreSQL says, and nobody is kept from their own. */
@ExtendWith(StoresExtension.class)
class RedisTroublesIT {
    private static final Duration PATIENCE = Duration.ofMillis(150);

    private final Sql sql;
    private final TestRedis server = TestRedis.start();
    private final FaultyNetwork network = new FaultyNetwork(server.url());
    private final Redis redis = new Redis(network.url(), PATIENCE, 16, "test:");
    private final Redis unharmed = new Redis(server.url(), PATIENCE, 16, "test:");

    RedisTroublesIT(Sql sql) {
        this.sql = sql;
    }

    @AfterEach
    void stop() {
        redis.close();
        unharmed.close();
        network.close();
        server.close();
    }

    @ParameterizedTest
    @EnumSource
    void of_five_hundred_wrong_guesses_five_are_looked_at(RedisTrouble trouble) {
        PhoneNumber phone = Some.phone();
        CodeChallenge challenge = opened(phone);

        List<Optional<SpentGuess>> guesses = AtOnce.call(500, i -> {
            if (i == 100) {
                trouble.happen(server, network);
            }
            return spend(redis, challenge);
        });

        assertThat(guesses.stream().flatMap(Optional::stream).map(SpentGuess::left))
                .containsExactlyInAnyOrder(4, 3, 2, 1, 0);
        assertThat(spend(redis, challenge)).isEmpty();
        assertThat(challenges(redis).isOpen(challenge.id(), PURPOSE, NOW)).isFalse();
        assertThat(challenges(redis).guessesAt(phone, Some.network(), NOW).wrongForPhone())
                .isEqualTo(5);
        trouble.pass(server, network);
        TestRedis.eventually(redis::isWell);
        assertThat(spend(redis, challenge)).isEmpty();
        assertThat(challenges(redis).guessesAt(phone, Some.network(), NOW).wrongForPhone())
                .isEqualTo(5);
    }

    @ParameterizedTest
    @EnumSource
    void every_guess_that_is_left_can_be_made_and_the_right_one_signs_in_once(RedisTrouble trouble) {
        CodeChallenge challenge = opened(Some.phone());
        assertThat(spend(redis, challenge).map(SpentGuess::left)).contains(4);
        assertThat(spend(redis, challenge).map(SpentGuess::left)).contains(3);

        trouble.happen(server, network);
        CodeChallenge meanwhile = opened(Some.phone());
        assertThat(challenges(redis).isOpen(challenge.id(), PURPOSE, NOW)).isTrue();
        assertThat(spend(redis, challenge).map(SpentGuess::left)).contains(2);
        assertThat(spend(redis, challenge).map(SpentGuess::left)).contains(1);
        trouble.pass(server, network);
        TestRedis.eventually(redis::isWell);
        SpentGuess last = spend(redis, challenge).orElseThrow();

        assertThat(last.left()).isZero();
        assertThat(challenges(redis).close(last, NOW)).isTrue();
        assertThat(challenges(redis).close(last, NOW)).isFalse();
        for (int left = 4; left >= 0; left--) {
            assertThat(spend(redis, meanwhile).map(SpentGuess::left)).contains(left);
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_day_holds_exactly_and_the_hour_lets_through_at_most_once_more_for_each_change(RedisTrouble trouble) {
        Claim hourly = new Claim("CODES", Some.key(), new Rate(3, Duration.ofHours(1)));
        Claim daily = new Claim("CODES", Some.key(), new Rate(7, Duration.ofDays(1)));

        int before = taken(20, hourly, daily);
        trouble.happen(server, network);
        int during = taken(20, hourly, daily);
        trouble.pass(server, network);
        TestRedis.eventually(redis::isWell);
        int after = taken(20, hourly, daily);

        assertThat(before).isEqualTo(3);
        assertThat(during).isLessThanOrEqualTo(3);
        assertThat(before + during + after).isLessThanOrEqualTo(7);
        // The rest of the day's is there for who waits for the hour.
        Claim nextHour = new Claim("CODES", Some.key(), hourly.rate());
        while (counters(redis).take(List.of(nextHour, daily), NOW).isEmpty()) {
            after++;
            nextHour = new Claim("CODES", Some.key(), hourly.rate());
        }
        assertThat(before + during + after).isEqualTo(7);
    }

    @ParameterizedTest
    @EnumSource
    void limits_of_one_network_hold_while_it_lasts(RedisTrouble trouble) {
        trouble.happen(server, network);
        Claim perIp = new Claim("GUESS_PER_IP", Some.key(), new Rate(20, Duration.ofHours(1)));

        List<Boolean> taken =
                AtOnce.call(100, i -> counters(redis).take(List.of(perIp), NOW).isEmpty());

        // A store each, if Redis answered some and not others.
        assertThat(taken.stream().filter(took -> took)).hasSizeBetween(20, 40);
        trouble.pass(server, network);
    }

    @ParameterizedTest
    @EnumSource
    void the_bell_is_heard_again_when_it_is_over(RedisTrouble trouble) throws InterruptedException {
        Semaphore rings = new Semaphore(0);
        try (RedisBell bell = RedisBell.start(redis, rings::release, Duration.ofMillis(100), Duration.ofMillis(500))) {
            assertThat(rings.tryAcquire(30, TimeUnit.SECONDS)).isTrue();

            trouble.happen(server, network);
            // Nobody waits for it, whatever becomes of it.
            IntStream.range(0, 1_000).forEach(i -> bell.ring());
            trouble.pass(server, network);
            TestRedis.eventually(redis::isWell);

            try (RedisBell other = RedisBell.start(unharmed, () -> {})) {
                TestRedis.eventually(() -> {
                    rings.drainPermits();
                    other.ring();
                    return heard(rings);
                });
            }
        }
    }

    @Test
    void instances_that_see_redis_differently_share_guesses_and_days() {
        PhoneNumber phone = Some.phone();
        CodeChallenge challenge = opened(phone);
        network.close();
        Claim hourly = new Claim("CODES", Some.key(), new Rate(5, Duration.ofHours(1)));
        Claim daily = new Claim("CODES", Some.key(), new Rate(6, Duration.ofDays(1)));

        List<Optional<SpentGuess>> guesses = AtOnce.call(200, i -> spend(i % 2 == 0 ? redis : unharmed, challenge));
        List<Boolean> taken = AtOnce.call(
                200,
                i -> counters(i % 2 == 0 ? redis : unharmed)
                        .take(List.of(hourly, daily), NOW)
                        .isEmpty());

        assertThat(guesses.stream().flatMap(Optional::stream)).hasSize(5);
        assertThat(challenges(unharmed).guessesAt(phone, Some.network(), NOW).wrongForPhone())
                .isEqualTo(5);
        assertThat(taken.stream().filter(took -> took)).hasSizeBetween(5, 6);
    }

    @Test
    void starts_without_redis_and_uses_it_when_it_comes() {
        server.kill();
        CodeChallenge before = opened(Some.phone());
        assertThat(spend(redis, before)).isPresent();
        assertThat(taken(10, new Claim("CODES", Some.key(), new Rate(3, Duration.ofHours(1)))))
                .isEqualTo(3);

        server.run();
        TestRedis.eventually(() -> {
            CodeChallenge after = opened(Some.phone());
            assertThat(spend(redis, after)).isPresent();
            try (Jedis console = server.console()) {
                return console.dbSize() > 0;
            }
        });

        assertThat(spend(redis, before).map(SpentGuess::left)).contains(3);
    }

    private int taken(int tries, Claim... claims) {
        List<Boolean> taken = AtOnce.call(
                tries, i -> counters(redis).take(List.of(claims), NOW).isEmpty());
        return (int) taken.stream().filter(took -> took).count();
    }

    private static boolean heard(Semaphore rings) {
        try {
            return rings.tryAcquire(200, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private CodeChallenge opened(PhoneNumber phone) {
        CodeChallenge challenge = new CodeChallenge(
                ChallengeId.random(new SecureRandom()),
                PURPOSE,
                phone,
                new CodeHash(new byte[32]),
                RULES.guesses(),
                RULES.expiryOf(NOW));
        challenges(redis).open(challenge);
        return challenge;
    }

    private Optional<SpentGuess> spend(Redis seen, CodeChallenge challenge) {
        return challenges(seen).spendGuess(challenge.id(), PURPOSE, Some.network(), RULES, NOW);
    }

    private CodeChallenges challenges(Redis seen) {
        return new ShieldedCodeChallenges(seen, new PostgresCodeChallenges(sql), Duration.ofMinutes(2));
    }

    private RateCounters counters(Redis seen) {
        return new GuardedRateCounters(
                new RedisRateCounters(seen, RedisRateCountersIT::hidden), new PostgresRateCounters(sql));
    }
}
