package dev.latchkey.bootstrap;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Two threads for however many pages wait: one that looks how their sessions are when somebody rings, and one that lets time
 * pass, which must go on while the other waits for the database.
 */
public final class WaitingWorker {
    private static final Logger LOG = LoggerFactory.getLogger(WaitingWorker.class);
    private static final Duration BETWEEN_TICKS = Duration.ofMillis(100);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Bell bell;
    private final Runnable look;
    private final LongConsumer tick;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread looking = new Thread(this::look, "waiting-look");
    private final Thread ticking = new Thread(this::tick, "waiting-tick");

    public WaitingWorker(Bell bell, Runnable look, LongConsumer tick) {
        this.bell = bell;
        this.look = look;
        this.tick = tick;
    }

    public void start() {
        looking.setDaemon(true);
        ticking.setDaemon(true);
        looking.start();
        ticking.start();
    }

    public void stop() throws InterruptedException {
        closing.countDown();
        bell.ring();
        looking.join(PATIENCE.toMillis());
        ticking.join(PATIENCE.toMillis());
    }

    private void look() {
        while (closing.getCount() > 0) {
            try {
                bell.await(BETWEEN_LOOKS);
                look.run();
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException | Error e) {
                LOG.error("Pages that wait were not told how their sessions are", e);
            }
        }
    }

    private void tick() {
        while (closing.getCount() > 0) {
            try {
                tick.accept(System.nanoTime());
                boolean unused = closing.await(BETWEEN_TICKS.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException | Error e) {
                LOG.error("Pages that wait were not told that time passes", e);
            }
        }
    }
}
