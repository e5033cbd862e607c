package dev.latchkey.bootstrap;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Wakes one thread that waits for something to do. Rung while nobody waits, it wakes the next one who does. */
public final class Bell {
    private final Semaphore rung = new Semaphore(0);

    public void ring() {
        // Two at once may leave two permits, which costs one look too many.
        if (rung.availablePermits() == 0) {
            rung.release();
        }
    }

    /** Waits until it rings, at most so long. */
    void await(Duration most) throws InterruptedException {
        if (rung.tryAcquire(most.toMillis(), TimeUnit.MILLISECONDS)) {
            int unused = rung.drainPermits();
        }
    }
}
