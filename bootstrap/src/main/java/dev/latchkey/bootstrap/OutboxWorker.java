package dev.latchkey.bootstrap;

import dev.latchkey.application.shared.Delivery;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread that sends what waits in the outbox: at once when the bell rings, and now and then for what other instances
 * have left behind. Nothing that goes wrong ends it.
 */
final class OutboxWorker {
    private static final Logger LOG = LoggerFactory.getLogger(OutboxWorker.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    private static final Duration BETWEEN_ANSWERS = Duration.ofMillis(100);

    /** Under load many messages then share one statement; a single one is hardly late for it. */
    private static final Duration BETWEEN_ROUNDS = Duration.ofMillis(40);

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    /** A gateway may take some seconds to answer, and what it has sent unheard of would be sent again. */
    private static final Duration PATIENCE = Duration.ofSeconds(12);

    private final Delivery deliver;
    private final Bell bell;
    private final Thread thread;
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile int failures;

    /**
     * A worker that nobody hears of until it starts.
     *
     * @param name what its thread is called
     */
    OutboxWorker(String name, Delivery deliver, Bell bell) {
        this.deliver = deliver;
        this.bell = bell;
        this.thread = new Thread(this::work, name);
    }

    void start() {
        thread.setDaemon(true);
        thread.start();
    }

    /** Whether the last round went well. */
    boolean isWell() {
        return thread.isAlive() && failures == 0;
    }

    /** Takes no more messages, waits for what the gateways answer to those they have, and writes it down. */
    void stop() throws InterruptedException {
        closing.countDown();
        bell.ring();
        thread.join(PATIENCE.toMillis());
        if (thread.isAlive()) {
            LOG.warn(
                    "{} messages are still with their gateways; what becomes of them stays unknown",
                    deliver.inFlight());
            thread.interrupt();
            thread.join(BETWEEN_LOOKS.toMillis());
        }
    }

    private void work() {
        try {
            while (closing.getCount() > 0) {
                pauseAfter(round());
            }
            finish();
        } catch (InterruptedException e) {
            LOG.debug("The outbox is left as it is");
        }
    }

    /** Whether there was something to do. */
    private boolean round() {
        try {
            boolean busy = deliver.deliver() > 0;
            if (failures > 0) {
                LOG.info("Messages are sent again");
            }
            failures = 0;
            return busy;
        } catch (RuntimeException | Error e) {
            note(e, failures + 1);
            return false;
        }
    }

    private void note(Throwable trouble, int times) {
        failures = times;
        if (times == 1) {
            LOG.error("Messages cannot be sent; it is tried again and again", trouble);
        } else {
            LOG.debug("Messages cannot be sent, {} times in a row: {}", times, trouble.toString());
        }
    }

    private void pauseAfter(boolean busy) throws InterruptedException {
        if (failures > 0) {
            long pause = BETWEEN_LOOKS.toMillis() << Math.min(failures - 1, 10);
            pause(Duration.ofMillis(Math.min(LONGEST_PAUSE.toMillis(), pause)));
        } else if (busy) {
            pause(BETWEEN_ROUNDS);
        } else {
            bell.await(deliver.inFlight() > 0 ? BETWEEN_ANSWERS : BETWEEN_LOOKS);
        }
    }

    /** Only the end cuts it short. */
    private void pause(Duration duration) throws InterruptedException {
        boolean unused = closing.await(duration.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void finish() throws InterruptedException {
        while (deliver.inFlight() > 0) {
            try {
                int unused = deliver.settle();
            } catch (RuntimeException e) {
                LOG.debug("What gateways answered cannot be written down yet: {}", e.toString());
            }
            Thread.sleep(BETWEEN_ROUNDS.toMillis());
        }
    }
}
