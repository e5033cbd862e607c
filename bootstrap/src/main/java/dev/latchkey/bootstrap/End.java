package dev.latchkey.bootstrap;

import dev.latchkey.bootstrap.logging.Log;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * How the process comes to its end: by one shutdown hook that stops everything in order, because the JVM runs several at
 * the same time. The first signal makes the JVM exit with 0, a second one makes the hook hurry.
 */
public final class End implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 20;

    private final Closing closing;
    private final AtomicBoolean signalled = new AtomicBoolean();
    private final CountDownLatch startIsOver = new CountDownLatch(1);

    private End(Closing closing) {
        this.closing = closing;
    }

    /** Sees to it that whatever ends this process, what is to be stopped is stopped. */
    public static End ofProcess(Closing closing) {
        End end = new End(closing);
        Runtime.getRuntime().addShutdownHook(new Thread(end::stop, "shutdown"));
        Signals.onEnd(end::signal);
        return end;
    }

    /** From here on nothing is started any more. */
    public void startIsOver() {
        startIsOver.countDown();
    }

    /** Waits for the end, which takes this thread along. */
    public void await() throws InterruptedException {
        new CountDownLatch(1).await();
    }

    /** The start has failed. */
    @Override
    public void close() {
        startIsOver();
    }

    private void signal() {
        if (signalled.compareAndSet(false, true)) {
            System.exit(0);
        } else {
            closing.hurry();
        }
    }

    private void stop() {
        closing.close();
        try {
            // A start that is under way finds out by itself, and stops what it has just started.
            boolean unused = startIsOver.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Log.close();
    }
}
