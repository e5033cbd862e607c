package dev.latchkey.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.application.shared.AtOnce;
import dev.latchkey.application.shared.Unavailable;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HashGateTest {
    @Test
    void never_are_more_inside_than_there_are_places() {
        HashGate gate = new HashGate(3, Duration.ofSeconds(60));
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();

        AtOnce.run(64, caller -> {
            int unused = gate.through(() -> {
                most.accumulateAndGet(now.incrementAndGet(), Math::max);
                Thread.onSpinWait();
                return now.decrementAndGet();
            });
        });

        assertThat(most.get()).isBetween(1, 3);
    }

    @Test
    void who_would_wait_too_long_is_told_to_come_back() throws Exception {
        HashGate gate = new HashGate(1, Duration.ofMillis(50));
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch leave = new CountDownLatch(1);
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            Future<Boolean> first = thread.submit(() -> gate.through(() -> {
                inside.countDown();
                return awaited(leave);
            }));
            inside.await();

            assertThatThrownBy(() -> gate.through(() -> true)).isInstanceOf(Unavailable.class);

            leave.countDown();
            assertThat(first.get(30, TimeUnit.SECONDS)).isTrue();
            assertThat(gate.through(() -> true)).isTrue();
        } finally {
            thread.shutdownNow();
        }
    }

    @Test
    void only_so_many_wait() throws Exception {
        HashGate gate = new HashGate(1, Duration.ofSeconds(50));
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch leave = new CountDownLatch(1);
        AtomicInteger refused = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(100);
        try {
            Future<Boolean> first = threads.submit(() -> gate.through(() -> {
                inside.countDown();
                return awaited(leave);
            }));
            inside.await();
            CountDownLatch told = new CountDownLatch(99 - 24);

            List<Future<?>> others = Stream.<Future<?>>generate(() -> threads.submit(() -> {
                        try {
                            boolean unused = gate.through(() -> true);
                        } catch (Unavailable e) {
                            refused.incrementAndGet();
                            told.countDown();
                        }
                    }))
                    .limit(99)
                    .toList();
            assertThat(told.await(30, TimeUnit.SECONDS)).isTrue();
            leave.countDown();
            for (Future<?> other : others) {
                Object unused = other.get(30, TimeUnit.SECONDS);
            }

            assertThat(first.get()).isTrue();
            assertThat(refused.get()).isEqualTo(99 - 24);
        } finally {
            threads.shutdownNow();
        }
    }

    private static boolean awaited(CountDownLatch latch) {
        try {
            return latch.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
