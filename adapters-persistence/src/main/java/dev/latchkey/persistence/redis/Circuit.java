package dev.latchkey.persistence.redis;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps callers from a server that has just failed, so that not each of them waits in vain. After a pause one caller may
 * try; when that goes well, everybody may again. Logs one line when the trouble begins and one when it is over.
 */
final class Circuit {
    static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Logger LOG = LoggerFactory.getLogger(Circuit.class);

    private final String server;
    private final long pause;
    private final LongSupplier nanoTime;
    private boolean open;
    private long until;

    Circuit(String server, Duration pause, LongSupplier nanoTime) {
        this.server = server;
        this.pause = pause.toNanos();
        this.nanoTime = nanoTime;
    }

    /** What a caller may do now. Of those who ask after a pause, one is told to try, and the next pause begins. */
    synchronized Pass enter() {
        if (!open) {
            return Pass.GO;
        }
        if (isPausing()) {
            return Pass.STAY_AWAY;
        }
        until = nanoTime.getAsLong() + pause;
        return Pass.TRY;
    }

    /** Whether there is nothing to wait for. */
    synchronized boolean isPausing() {
        return open && until - nanoTime.getAsLong() > 0;
    }

    synchronized void worked(Pass pass) {
        // An answer to a question from before the trouble says nothing about now.
        if (pass == Pass.TRY && open) {
            open = false;
            LOG.info("Redis at {} works again", server);
        }
    }

    /**
     * Opens the circuit.
     *
     * @param reason for the log: no keys, no values, no passwords
     */
    synchronized void failed(String reason) {
        if (!open) {
            open = true;
            LOG.warn("Redis at {} cannot be used: {}. PostgreSQL does its work until it can", server, reason);
        }
        until = nanoTime.getAsLong() + pause;
    }

    /** What a caller may do. */
    enum Pass {
        GO,
        TRY,
        STAY_AWAY
    }
}
