package dev.latchkey.persistence.redis;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread that does one piece of work when it is nudged: once for all nudges that came since it last began. So nobody who
 * nudges waits, and nothing piles up.
 */
final class Nudged implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Nudged.class);
    private static final long PATIENCE_MILLIS = 5_000;

    private final Semaphore nudges = new Semaphore(0);
    private final Runnable work;
    private final Runnable pastime;
    private final Duration idle;
    private final Thread thread;
    private volatile boolean closed;

    /**
     * A thread that is started at once.
     *
     * @param pastime done whenever there was no nudge for as long as {@code idle}
     */
    Nudged(String name, Runnable work, Duration idle, Runnable pastime) {
        this.work = work;
        this.pastime = pastime;
        this.idle = idle;
        this.thread = new Thread(this::run, name);
        thread.setDaemon(true);
        thread.start();
    }

    void nudge() {
        // Two at once may leave two permits, which are drained together.
        if (nudges.availablePermits() == 0) {
            nudges.release();
        }
    }

    /** Returns when the work that goes on is over, or has been given up on. */
    @Override
    public void close() {
        closed = true;
        nudge();
        try {
            thread.join(PATIENCE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        thread.interrupt();
    }

    private void run() {
        try {
            while (true) {
                boolean nudged = nudges.tryAcquire(idle.toNanos(), TimeUnit.NANOSECONDS);
                int unused = nudges.drainPermits();
                if (closed) {
                    return;
                }
                attempt(nudged ? work : pastime);
            }
        } catch (InterruptedException e) {
            LOG.debug("{} was interrupted", Thread.currentThread().getName());
        }
    }

    private static void attempt(Runnable what) {
        try {
            what.run();
        } catch (RuntimeException e) {
            LOG.warn(
                    "{} failed, and will be tried again when it is due",
                    Thread.currentThread().getName(),
                    e);
        }
    }
}
