package dev.latchkey.persistence.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.persistence.redis.FaultyNetwork.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;

class RedisBellIT {
    private static final Duration LIFE = Duration.ofMillis(100);
    private static final Duration SILENCE = Duration.ofSeconds(1);

    private final TestRedis server = TestRedis.start();
    private final FaultyNetwork network = new FaultyNetwork(server.url());
    private final Redis mine = new Redis(network.url(), Duration.ofMillis(500), 4, "test:");
    private final Redis others = new Redis(server.url(), RedisExtension.PATIENT, 4, "test:");

    private final List<RedisBell> bells = new ArrayList<>();

    @AfterEach
    void stop() {
        bells.forEach(RedisBell::close);
        mine.close();
        others.close();
        network.close();
        server.close();
    }

    @Test
    void a_ring_is_heard_by_every_instance_and_by_its_own() throws Exception {
        Heard here = new Heard();
        Heard there = new Heard();
        RedisBell bell = start(mine, here::ring);
        RedisBell other = start(others, there::ring);
        here.awaitOne();
        there.awaitOne();

        bell.ring();
        here.awaitOne();
        there.awaitOne();

        other.ring();
        here.awaitOne();
        there.awaitOne();
    }

    @Test
    void is_heard_once_when_listening_begins_and_again_after_each_loss_of_the_connection() throws Exception {
        Heard here = new Heard();
        RedisBell bell = start(mine, here::ring);
        here.awaitOne();
        for (int loss = 0; loss < 3; loss++) {
            network.cut();
            here.awaitOne();
        }

        bell.ring();
        here.awaitOne();
    }

    @Test
    void a_redis_that_comes_later_or_comes_back_is_heard() throws Exception {
        server.kill();
        Heard here = new Heard();
        RedisBell bell = start(mine, here::ring);
        server.run();
        here.awaitOne();

        server.kill();
        server.run();
        here.awaitOne();

        here.forget();
        bell.ring();
        here.awaitOne();
    }

    @Test
    void a_connection_that_went_dead_without_a_word_is_noticed() throws Exception {
        Heard here = new Heard();
        RedisBell unused = start(mine, here::ring);
        here.awaitOne();
        int before = network.connections();

        network.have(Fault.SWALLOWS_REPLIES);
        TestRedis.eventually(() -> network.connections() > before);
        network.have(Fault.NONE);

        here.awaitOne();
    }

    @Test
    void a_connection_on_which_nothing_is_rung_is_kept() throws Exception {
        Heard here = new Heard();
        Semaphore pings = new Semaphore(0);
        RedisBell unused = start(mine, here::ring);
        here.awaitOne();
        int before = network.connections();

        network.delayReplies(() -> {
            pings.release();
            return 0;
        });
        // More signs of life than go into the longest silence.
        assertThat(pings.tryAcquire(25, 30, TimeUnit.SECONDS)).isTrue();

        assertThat(network.connections()).isEqualTo(before);
    }

    @Test
    void does_not_storm_a_server_that_hangs_up() throws Exception {
        network.have(Fault.HANGS_UP);
        long began = System.nanoTime();
        RedisBell unused = start(mine, () -> {});
        TestRedis.eventually(() -> network.connections() >= 5);

        // Pauses of at least 50, 100, 200 and 400 ms lie between five connections.
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThanOrEqualTo(Duration.ofMillis(750));
    }

    @Test
    void a_ring_while_redis_is_away_is_heard_here_and_throws_nothing() throws Exception {
        server.kill();
        Heard here = new Heard();
        RedisBell bell = start(mine, here::ring);
        bell.ring();
        here.awaitOne();
    }

    @Test
    void rings_do_not_wait_and_do_not_pile_up_behind_work_that_takes_its_time() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        AtomicInteger works = new AtomicInteger();
        Heard there = new Heard();
        RedisBell slow = start(mine, () -> {
            works.incrementAndGet();
            begun.countDown();
            awaitQuietly(mayEnd);
        });
        RedisBell unused = start(others, there::ring);
        assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
        there.awaitOne();
        for (int i = 0; i < 10_000; i++) {
            slow.ring();
        }
        there.awaitOne();

        mayEnd.countDown();
        TestRedis.eventually(() -> works.get() >= 2);
        assertThat(works.get()).isLessThan(100);
    }

    @Test
    void goes_on_after_work_that_failed_and_does_not_care_what_is_said() throws Exception {
        Heard here = new Heard();
        RedisBell bell = start(mine, () -> {
            here.ring();
            throw new IllegalStateException("The work failed, as it should in this test");
        });
        here.awaitOne();

        try (Jedis stranger = server.console()) {
            long unused = stranger.publish("test:revocations", "\u0000{\"session\":\"all\"}".repeat(1000));
        }
        here.awaitOne();

        bell.ring();
        here.awaitOne();
    }

    @Test
    void leaves_no_thread_behind() throws Exception {
        Heard here = new Heard();
        RedisBell bell = start(mine, here::ring);
        here.awaitOne();

        bell.close();
        here.forget();
        bell.ring();
        others.publish("test:revocations");

        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.isAlive() && thread.getName().startsWith("redis-"));
        assertThat(here.rings.availablePermits()).isZero();
    }

    private RedisBell start(Redis redis, Runnable onRing) {
        RedisBell bell = RedisBell.start(redis, onRing, LIFE, SILENCE);
        bells.add(bell);
        return bell;
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static final class Heard {
        private final Semaphore rings = new Semaphore(0);

        void ring() {
            rings.release();
        }

        /** At least one since the last time; those that came with it are the same to us. */
        void awaitOne() throws InterruptedException {
            assertThat(rings.tryAcquire(30, TimeUnit.SECONDS)).as("rang").isTrue();
            forget();
        }

        void forget() {
            rings.drainPermits();
        }
    }
}
