package dev.latchkey.security;

import dev.latchkey.application.shared.Unavailable;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Lets a few at a time do what takes much memory and all of a processor. The others wait a moment, in the order in which they
 * came; so few of them that their threads are not missed elsewhere.
 */
public final class HashGate {
    private static final int MOST_WAITING_FOR_EACH = 24;

    private final Semaphore places;
    private final Duration patience;
    private final int mostInside;
    private final AtomicInteger inside = new AtomicInteger();

    /**
     * Lets in so many at a time.
     *
     * @param patience how long one may have to wait
     */
    public HashGate(int places, Duration patience) {
        this.places = new Semaphore(places, true);
        this.patience = patience;
        this.mostInside = places * (1 + MOST_WAITING_FOR_EACH);
    }

    /**
     * Does the work on this thread when it is its turn.
     *
     * @throws Unavailable if there are too many before it
     */
    public <T> T through(Supplier<T> work) {
        try {
            if (inside.incrementAndGet() > mostInside) {
                throw tooMany();
            }
            return inTurn(work);
        } finally {
            inside.decrementAndGet();
        }
    }

    private <T> T inTurn(Supplier<T> work) {
        try {
            if (!places.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                throw tooMany();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("Interrupted while waiting for a turn", e);
        }
        try {
            return work.get();
        } finally {
            places.release();
        }
    }

    private static Unavailable tooMany() {
        return new Unavailable("Too much heavy work is being done");
    }
}
