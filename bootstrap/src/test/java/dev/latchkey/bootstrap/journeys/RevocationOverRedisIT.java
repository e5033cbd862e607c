package dev.latchkey.bootstrap.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.bootstrap.journeys.Reception.Member;
import dev.latchkey.persistence.redis.TestRedis;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import redis.clients.jedis.Jedis;

/**
 * What is revoked is known to all instances within a second, whether Redis rings, is emptied all the time or has died.
 * Prints how long it took. Covers C-10, C-16, AS-7.4.1, V-3.
 */
@Timeout(300)
class RevocationOverRedisIT {
    private static final int ROUNDS = Together.rounds("revocations", 100);

    private final TestRedis redis = TestRedis.notStarted();
    private Pair pair;

    @BeforeEach
    void start() {
        redis.run();
        pair = Pair.start(Map.of("REDIS_URL", redis.url().toString()));
    }

    @AfterEach
    void stop() {
        pair.close();
        redis.close();
    }

    @Test
    void an_end_is_known_to_both_within_a_second_while_redis_rings() {
        revoke(() -> {}).tell("Refused at both instances, with Redis");

        assertThat(pair.client(0)
                        .get("/health")
                        .json()
                        .at("/parts/redis/status")
                        .asText())
                .isEqualTo("up");
    }

    @Test
    void an_end_is_known_to_both_within_a_second_while_redis_is_emptied() {
        revoke(this::empty).tell("Refused at both instances, with a Redis that is emptied before each end");
    }

    @Test
    void an_end_is_known_to_both_within_a_second_when_redis_has_died() {
        revoke(() -> {}, 10).tell("Refused at both instances, before Redis died");
        redis.kill();

        revoke(() -> {}).tell("Refused at both instances, after Redis died");
    }

    private Bound revoke(Runnable accident) {
        return revoke(accident, ROUNDS);
    }

    private Bound revoke(Runnable accident, int rounds) {
        Bound bound = new Bound();
        Member bystander = pair.newMember();
        End[] ends = End.values();
        for (int round = 0; round < rounds; round++) {
            Member member = pair.newMember();
            pair.clients().forEach(client -> assertBelieved(member, client));
            accident.run();

            ends[round % ends.length].of(member, pair, round);
            long answered = System.nanoTime();

            bound.refuses(member.pass(), pair.clients(), answered);
        }
        pair.clients().forEach(client -> assertBelieved(bystander, client));
        return bound;
    }

    private static void assertBelieved(Member member, Client client) {
        Answer me = member.pass().me(client);
        assertThat(me.status()).as("%s", me).isEqualTo(200);
    }

    private void empty() {
        try (Jedis console = redis.console()) {
            String unused = console.flushAll();
        }
    }
}
