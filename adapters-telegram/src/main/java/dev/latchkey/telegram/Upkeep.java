package dev.latchkey.telegram;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps a lease while something goes on under it, and calls that off when the lease is lost, or may be. */
final class Upkeep {
    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);

    private final BooleanSupplier renewal;
    private final Runnable lost;
    private final Duration between;
    private final Duration life;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = new Thread(this::work, "telegram-lease");
    private long renewedAt = System.nanoTime();

    private Upkeep(BooleanSupplier renewal, Runnable lost, Duration between, Duration life) {
        this.renewal = renewal;
        this.lost = lost;
        this.between = between;
        this.life = life;
    }

    /**
     * Begins to keep a lease that has just been taken.
     *
     * @param renewal false if somebody else has it now
     * @param lost what to do then, and when it could not be renewed for so long that somebody might
     * @param life of the lease
     */
    static Upkeep of(BooleanSupplier renewal, Runnable lost, Duration between, Duration life) {
        Upkeep upkeep = new Upkeep(renewal, lost, between, life);
        upkeep.thread.setDaemon(true);
        upkeep.thread.start();
        return upkeep;
    }

    /** Returns when it is over, so that nothing is renewed that was let go. */
    void close() {
        closing.countDown();
        try {
            thread.join(life.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void work() {
        try {
            while (!closing.await(between.toMillis(), TimeUnit.MILLISECONDS)) {
                if (!isKept()) {
                    lost.run();
                    return;
                }
            }
        } catch (InterruptedException e) {
            lost.run();
        }
    }

    private boolean isKept() {
        long asked = System.nanoTime();
        try {
            boolean kept = renewal.getAsBoolean();
            renewedAt = asked;
            return kept;
        } catch (RuntimeException e) {
            LOG.debug("The lease cannot be renewed: {}", e.toString());
            return System.nanoTime() - renewedAt < life.minus(between).toNanos();
        }
    }
}
