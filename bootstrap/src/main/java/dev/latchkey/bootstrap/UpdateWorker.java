package dev.latchkey.bootstrap;

import dev.latchkey.application.login.telegram.line.HandOutUpdates;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread that hands out updates: at once when the bell rings, and now and then for those that are to be tried again or
 * that another instance has left behind. Nothing that goes wrong ends it.
 */
final class UpdateWorker {
    private static final Logger LOG = LoggerFactory.getLogger(UpdateWorker.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(1);

    /** Longer than one question to Telegram takes. */
    private static final Duration PATIENCE = Duration.ofSeconds(12);

    private final HandOutUpdates handOut;
    private final Bell bell;
    private final Thread thread = new Thread(this::work, "bot-updates");
    private final CountDownLatch closing = new CountDownLatch(1);
    private boolean troubled;

    UpdateWorker(HandOutUpdates handOut, Bell bell) {
        this.handOut = handOut;
        this.bell = bell;
    }

    void start() {
        thread.setDaemon(true);
        thread.start();
    }

    /** Hands out nothing more, and waits for those who are at it. What they do not end is begun anew by another. */
    void stop() throws InterruptedException {
        closing.countDown();
        bell.ring();
        thread.join(PATIENCE.toMillis());
        if (thread.isAlive()) {
            LOG.warn("{} updates of the bot are still being handled; they are handled once more", handOut.underWay());
            thread.interrupt();
        }
    }

    private void work() {
        try {
            while (closing.getCount() > 0) {
                round(handOut::handOut);
            }
            while (handOut.underWay() > 0) {
                round(() -> {
                    handOut.renew();
                    return 0;
                });
            }
        } catch (InterruptedException e) {
            LOG.debug("Updates are left as they are");
        }
    }

    private void round(Round round) throws InterruptedException {
        try {
            int done = round.done();
            troubled = false;
            if (done == 0) {
                bell.await(BETWEEN_LOOKS);
            }
        } catch (RuntimeException | Error e) {
            note(e);
            boolean unused = closing.await(AFTER_TROUBLE.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void note(Throwable trouble) {
        if (troubled) {
            LOG.debug("Updates of the bot still cannot be handed out: {}", trouble.toString());
        } else {
            LOG.error("Updates of the bot cannot be handed out; it is tried again and again", trouble);
        }
        troubled = true;
    }

    @FunctionalInterface
    private interface Round {
        int done();
    }
}
