package dev.latchkey.telegram.fake;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Tells whoever waits that something has changed. */
final class Changes {
    private long version;
    private CompletableFuture<Void> next = new CompletableFuture<>();

    synchronized long version() {
        return version;
    }

    synchronized void happened() {
        version++;
        CompletableFuture<Void> past = next;
        next = new CompletableFuture<>();
        // Elsewhere, so that nobody runs under the locks of whoever made the change.
        CompletableFuture<Void> unused = past.completeAsync(() -> null);
    }

    /** Done when there is a later version than that, or the time is over. */
    synchronized CompletableFuture<Void> after(long known, Duration wait) {
        return version > known
                ? CompletableFuture.completedFuture(null)
                : next.copy().completeOnTimeout(null, wait.toMillis(), TimeUnit.MILLISECONDS);
    }
}
