package dev.latchkey.persistence.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.application.login.phone.CodeChallenges;
import dev.latchkey.application.login.phone.CodeChallengesContract;
import dev.latchkey.application.login.phone.SpentGuess;
import dev.latchkey.application.shared.AtOnce;
import dev.latchkey.application.shared.Some;
import dev.latchkey.application.shared.Transactions;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.login.ChallengeId;
import dev.latchkey.domain.login.CodeChallenge;
import dev.latchkey.domain.login.CodeHash;
import dev.latchkey.persistence.Database;
import dev.latchkey.persistence.DatabaseUrl;
import dev.latchkey.persistence.JdbiTransactions;
import dev.latchkey.persistence.Sql;
import dev.latchkey.persistence.StoreUnavailable;
import dev.latchkey.persistence.StoresExtension;
import dev.latchkey.persistence.login.PostgresCodeChallenges;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.params.SetParams;

@ExtendWith({StoresExtension.class, RedisExtension.class})
class ShieldedCodeChallengesIT implements CodeChallengesContract {
    private static final Duration LIFETIME = Duration.ofMinutes(2);

    private final Database database;
    private final Sql sql;
    private final TestRedis server;
    private final Redis redis;

    ShieldedCodeChallengesIT(Database database, Sql sql, TestRedis server, Redis redis) {
        this.database = database;
        this.sql = sql;
        this.server = server;
        this.redis = redis;
    }

    @Override
    public Transactions transactions() {
        return new JdbiTransactions(database);
    }

    @Override
    public CodeChallenges challenges() {
        return over(sql);
    }

    @Test
    void of_a_crowd_no_more_than_the_guesses_reach_postgresql() {
        for (int round = 0; round < 5; round++) {
            CodeChallenge challenge = opened();
            CountedChallenges store = new CountedChallenges(new PostgresCodeChallenges(sql));
            CodeChallenges shielded = new ShieldedCodeChallenges(redis, store, LIFETIME);

            List<Optional<SpentGuess>> guesses =
                    AtOnce.call(500, i -> shielded.spendGuess(challenge.id(), PURPOSE, Some.network(), RULES, NOW));

            assertThat(guesses.stream().flatMap(Optional::stream)).hasSize(5);
            assertThat(store.asked()).isEqualTo(5);
        }
    }

    @Test
    void what_is_known_to_be_used_up_is_refused_without_postgresql(DatabaseUrl url) {
        CodeChallenge challenge = opened();
        for (int i = 0; i < 5; i++) {
            assertThat(spend(challenges(), challenge)).isPresent();
        }

        assertThat(spend(over(closed(url)), challenge)).isEmpty();
        assertThat(over(closed(url)).isOpen(challenge.id(), PURPOSE, NOW)).isFalse();
    }

    @Test
    void a_closed_challenge_is_known_to_be_closed_after_the_first_refusal(DatabaseUrl url) {
        CodeChallenge challenge = opened();
        SpentGuess right = spend(challenges(), challenge).orElseThrow();
        assertThat(challenges().close(right, NOW)).isTrue();
        assertThat(spend(challenges(), challenge)).isEmpty();

        assertThat(spend(over(closed(url)), challenge)).isEmpty();
        assertThat(over(closed(url)).isOpen(challenge.id(), PURPOSE, NOW)).isFalse();
    }

    @Test
    void a_redis_that_was_emptied_gives_nobody_a_guess_more() {
        for (int round = 0; round < 5; round++) {
            PhoneNumber phone = Some.phone();
            CodeChallenge challenge = opened(phone);

            List<Optional<SpentGuess>> guesses = AtOnce.call(500, i -> {
                if (i % 20 == 0) {
                    flush();
                }
                return spend(challenges(), challenge);
            });

            assertThat(guesses.stream().flatMap(Optional::stream).map(SpentGuess::left))
                    .containsExactlyInAnyOrder(4, 3, 2, 1, 0);
            assertThat(challenges().guessesAt(phone, Some.network(), NOW).wrongForPhone())
                    .isEqualTo(5);
            flush();
            assertThat(spend(challenges(), challenge)).isEmpty();
        }
    }

    @Test
    void a_redis_that_was_emptied_takes_nobody_a_guess() {
        CodeChallenge challenge = opened();
        for (int left = 4; left >= 0; left--) {
            flush();
            assertThat(spend(challenges(), challenge).map(SpentGuess::left)).contains(left);
        }
    }

    @Test
    void a_guess_that_postgresql_could_not_spend_is_still_there(DatabaseUrl url) {
        CodeChallenge challenge = opened();

        for (int i = 0; i < 20; i++) {
            assertThatThrownBy(() -> spend(over(closed(url)), challenge)).isInstanceOf(StoreUnavailable.class);
        }

        assertThat(spend(challenges(), challenge).map(SpentGuess::left)).contains(4);
    }

    @Test
    void what_redis_believes_to_be_open_is_refused_where_postgresql_knows_better() {
        PhoneNumber phone = Some.phone();
        CodeChallenge older = opened(phone);
        opened(phone);
        CodeChallenge expired = opened();

        assertThat(challenges().isOpen(older.id(), PURPOSE, NOW)).isFalse();
        assertThat(spend(challenges(), older)).isEmpty();
        assertThat(challenges().spendGuess(expired.id(), PURPOSE, Some.network(), RULES, expired.expiresAt()))
                .isEmpty();
        assertThat(challenges().guessesAt(phone, Some.network(), NOW).wrongForPhone())
                .isZero();
    }

    @Test
    void passes_that_somebody_else_wrote_into_redis_are_worth_nothing() {
        CodeChallenge challenge = opened();
        for (int i = 0; i < 5; i++) {
            assertThat(spend(challenges(), challenge)).isPresent();
        }
        try (Jedis console = server.console()) {
            String unused = console.set(
                    "test:code:sign_in:" + challenge.id().value(),
                    "1000",
                    SetParams.setParams().px(60_000));
        }

        assertThat(spend(challenges(), challenge)).isEmpty();
    }

    @Test
    void guesses_at_challenges_that_do_not_exist_leave_nothing_in_redis() {
        flush();
        for (int i = 0; i < 50; i++) {
            assertThat(challenges()
                            .spendGuess(ChallengeId.random(new SecureRandom()), PURPOSE, Some.network(), RULES, NOW))
                    .isEmpty();
        }

        try (Jedis console = server.console()) {
            assertThat(console.dbSize()).isZero();
        }
    }

    @AfterEach
    void no_key_is_without_an_end_and_none_has_a_phone() {
        assertThat(server.keysWithoutEnd()).isEmpty();
        try (Jedis console = server.console()) {
            assertThat(console.keys("*")).allSatisfy(key -> {
                assertThat(key).matches("test:code:(sign_in|phone_change):[0-9a-f-]{36}");
                assertThat(console.get(key)).matches("[0-9]{1,4}");
                assertThat(console.pttl(key)).as(key).isLessThanOrEqualTo(LIFETIME.toMillis());
            });
        }
    }

    private CodeChallenges over(Sql postgres) {
        return new ShieldedCodeChallenges(redis, new PostgresCodeChallenges(postgres), LIFETIME);
    }

    private CodeChallenge opened() {
        return opened(Some.phone());
    }

    private CodeChallenge opened(PhoneNumber phone) {
        CodeChallenge challenge = new CodeChallenge(
                ChallengeId.random(new SecureRandom()),
                PURPOSE,
                phone,
                new CodeHash(new byte[32]),
                RULES.guesses(),
                RULES.expiryOf(NOW));
        challenges().open(challenge);
        return challenge;
    }

    private static Optional<SpentGuess> spend(CodeChallenges challenges, CodeChallenge challenge) {
        return challenges.spendGuess(challenge.id(), PURPOSE, Some.network(), RULES, NOW);
    }

    private void flush() {
        try (Jedis console = server.console()) {
            String unused = console.flushAll();
        }
    }

    /** A database that is away. */
    private static Sql closed(DatabaseUrl url) {
        Database database = Database.open(url, 1);
        database.close();
        return new Sql(database);
    }
}
