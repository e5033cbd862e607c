package dev.latchkey.verifier;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The keys of the issuer as last published. Asked for when the first token comes, and again before they are too old, by
 * whoever happens to need one; at most one request is under way. An answer that is not a set of keys changes nothing.
 *
 * <p>Latchkey publishes a key an hour before it signs with it, and what we know is never that old while it answers. So a
 * name that we do not know is almost always made up. It still makes us look again, but not twice within the pause, for
 * anybody can make up names; where we could not look, we do not claim to know.
 */
final class KeyCache {
    /** A made-up name makes us ask no more often than this. */
    static final Duration PAUSE = Duration.ofSeconds(2);

    private static final Logger LOG = System.getLogger("dev.latchkey.verifier");

    private final Supplier<CompletableFuture<Fetched>> source;
    private final Duration patience;
    private final long usableFor;
    private final LongSupplier nanoTime;

    private volatile @Nullable Known known;
    // What follows is guarded by this.
    private @Nullable CompletableFuture<Known> flight;
    private long sent;
    private boolean failed;

    /**
     * Knows nothing yet.
     *
     * @param source asks the issuer
     * @param patience how long an answer takes at most
     * @param usableFor how long keys are good for while the issuer is away
     */
    KeyCache(
            Supplier<CompletableFuture<Fetched>> source, Duration patience, Duration usableFor, LongSupplier nanoTime) {
        this.source = source;
        this.patience = patience;
        this.usableFor = usableFor.toNanos();
        this.nanoTime = nanoTime;
    }

    /**
     * The key of that name.
     *
     * @throws InvalidToken if there is none
     * @throws VerifierUnavailable if that cannot be known
     */
    VerificationKey find(String id) {
        VerificationKey key = current().keys().get(id);
        if (key == null) {
            key = arrived(flight()).keys().get(id);
        }
        if (key == null) {
            throw new InvalidToken(Reason.KEY);
        }
        return key;
    }

    private Known current() {
        Known now = known;
        long age = now == null ? Long.MAX_VALUE : nanoTime.getAsLong() - now.asOf();
        if (now == null || age >= usableFor) {
            return arrived(flight());
        }
        if (age >= now.freshFor()) {
            return renewed(now);
        }
        if (age >= now.freshFor() / 4 * 3) {
            var unused = flight();
        }
        return now;
    }

    /** Too old to go on without asking, but better than nothing. Who failed lately is asked again without waiting. */
    private Known renewed(Known old) {
        boolean hopeful = !hasFailed();
        CompletableFuture<Known> flight = flight();
        if (!hopeful && !flight.isDone()) {
            return old;
        }
        try {
            return arrived(flight);
        } catch (VerifierUnavailable e) {
            return old;
        }
    }

    private synchronized boolean hasFailed() {
        return failed;
    }

    /** The request under way; or a new one; or, within the pause, the last one, which is over. */
    private synchronized CompletableFuture<Known> flight() {
        long now = nanoTime.getAsLong();
        if (flight != null && (!flight.isDone() || now - sent < PAUSE.toNanos())) {
            return flight;
        }
        sent = now;
        // Told before it is over, so that whoever finds it over knows how it ended.
        flight = source.get().thenApply(fetched -> keep(fetched, now)).whenComplete((kept, failure) -> tell(failure));
        return flight;
    }

    private Known keep(Fetched fetched, long asOf) {
        Known kept = new Known(fetched.keys(), asOf, fetched.freshFor().toNanos());
        known = kept;
        return kept;
    }

    /** Once for each outage, and once for its end. */
    private synchronized void tell(@Nullable Throwable failure) {
        if (failure != null && !failed) {
            LOG.log(
                    Level.WARNING,
                    "The keys of Latchkey cannot be had; older ones are used as long as they may be",
                    failure);
        } else if (failure == null && failed) {
            LOG.log(Level.INFO, "The keys of Latchkey can be had again");
        }
        failed = failure != null;
    }

    private Known arrived(CompletableFuture<Known> flight) {
        try {
            return flight.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new VerifierUnavailable("Interrupted while the keys were asked for", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new VerifierUnavailable("The keys of Latchkey cannot be had", e);
        }
    }

    /** What the issuer answered. */
    record Fetched(Map<String, VerificationKey> keys, Duration freshFor) {}

    /** What we know, as of the moment when we asked. */
    private record Known(Map<String, VerificationKey> keys, long asOf, long freshFor) {}
}
