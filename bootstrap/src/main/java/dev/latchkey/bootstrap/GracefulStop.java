package dev.latchkey.bootstrap;

import dev.latchkey.http.Drain;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Stops the HTTP side without losing anyone: first it says that we are not ready, so that balancers notice; then nothing
 * new is let in and what has begun may end. Whoever is in a hurry cuts both short.
 */
final class GracefulStop {
    private final Drain drain;
    private final Duration unreadyTime;
    private final Runnable server;
    private final CountDownLatch hurry = new CountDownLatch(1);
    private final Object turn = new Object();
    private boolean stopping;
    private Thread stopper = Thread.currentThread();

    /**
     * Stops that server.
     *
     * @param server lets nothing new in and waits for what has begun; gives up waiting when it is interrupted
     */
    GracefulStop(Drain drain, Duration unreadyTime, Runnable server) {
        this.drain = drain;
        this.unreadyTime = unreadyTime;
        this.server = server;
    }

    void stop() throws InterruptedException {
        drain.begin();
        if (hurry.await(unreadyTime.toNanos(), TimeUnit.NANOSECONDS)) {
            // Interrupted in advance: it will not wait at all.
            Thread.currentThread().interrupt();
        }
        begin();
        try {
            server.run();
        } finally {
            end();
        }
    }

    /** Waits for nobody any more. Before {@link #stop()} it means that there will be no waiting. */
    void hurry() {
        hurry.countDown();
        synchronized (turn) {
            if (stopping) {
                stopper.interrupt();
            }
        }
    }

    private void begin() {
        synchronized (turn) {
            stopping = true;
            stopper = Thread.currentThread();
        }
    }

    /** From here on the thread stops other things, which nobody must interrupt. */
    private void end() {
        synchronized (turn) {
            stopping = false;
            boolean unused = Thread.interrupted();
        }
    }
}
