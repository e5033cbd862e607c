package dev.latchkey.http.system;

import dev.latchkey.http.system.HealthCheck.State;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One check, asked at most once at a time and not more than once a second, however many want to know. While it hangs,
 * only those who came first wait for it; the others are told at once.
 */
final class Checkup {
    private static final State NO_ANSWER = State.down("no answer in time");
    private static final State BROKEN = State.down("not reachable");

    private final HealthCheck check;
    private final Duration patience;
    private final Duration freshness;

    private CompletableFuture<State> current = CompletableFuture.completedFuture(NO_ANSWER);
    private long askedAt;
    private boolean asked;

    Checkup(HealthCheck check, Duration patience, Duration freshness) {
        this.check = check;
        this.patience = patience;
        this.freshness = freshness;
    }

    HealthCheck check() {
        return check;
    }

    /** Starts asking, unless it is being asked or has just answered. */
    synchronized void begin() {
        boolean fresh = asked && System.nanoTime() - askedAt < freshness.toNanos();
        if (fresh || !current.isDone()) {
            return;
        }
        asked = true;
        askedAt = System.nanoTime();
        CompletableFuture<State> answer = new CompletableFuture<>();
        current = answer;
        Thread asking = new Thread(() -> answer.complete(answerOf(check)), "health-" + check.name());
        asking.setDaemon(true);
        asking.start();
    }

    /** The answer, or down if there is none in time. */
    State await() {
        CompletableFuture<State> awaited;
        long left;
        synchronized (this) {
            awaited = current;
            left = patience.toNanos() - (System.nanoTime() - askedAt);
        }
        try {
            return awaited.get(Math.max(0, left), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | ExecutionException hanging) {
            return NO_ANSWER;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return NO_ANSWER;
        }
    }

    private static State answerOf(HealthCheck check) {
        try {
            return check.ask();
        } catch (Exception | Error down) {
            return BROKEN;
        }
    }
}
