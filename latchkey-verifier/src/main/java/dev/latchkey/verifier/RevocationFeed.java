package dev.latchkey.verifier;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Asks again and again what happened to sessions, on one thread that begins with the first token. What it knows is as of
 * the moment when it asked, by a clock that nobody sets.
 */
final class RevocationFeed implements AutoCloseable {
    /** So that an issuer who always promises more cannot keep us for ever; the next round goes on from there. */
    static final int MAX_PAGES = 1_000;

    private static final Logger LOG = System.getLogger("dev.latchkey.verifier");
    private static final Duration BETWEEN_PRUNINGS = Duration.ofSeconds(10);

    private final Revocations revocations = new Revocations();
    private final CountDownLatch heard = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Source source;
    private final Settings settings;
    private final InstantSource clock;
    private final LongSupplier nanoTime;

    private volatile boolean running;
    private volatile long startedAt;
    private volatile @Nullable Long asOf;
    // What follows belongs to the thread that asks.
    private Optional<String> since = Optional.empty();
    private long prunedAt;
    private boolean failed;

    RevocationFeed(Source source, Settings settings, InstantSource clock, LongSupplier nanoTime) {
        this.source = source;
        this.settings = settings;
        this.clock = clock;
        this.nanoTime = nanoTime;
    }

    /** Sees to it that somebody asks. Should the thread have died, of whatever, here comes the next. */
    void start() {
        if (!running) {
            startThread();
        }
    }

    /**
     * The token as of the last news. Who comes before the first news waits for them, within bounds.
     *
     * @throws InvalidToken if its session has ended
     * @throws VerifierUnavailable if the last news are too old, and tokens are not to be believed without
     */
    VerifiedToken apply(VerifiedToken token) {
        if (asOf == null) {
            awaitFirst();
        }
        Long last = asOf;
        boolean stale = last == null
                || nanoTime.getAsLong() - last > settings.maxStaleness().toNanos();
        if (stale && !settings.failOpen()) {
            throw new VerifierUnavailable("Latchkey has not said lately which sessions have ended");
        }
        return revocations.apply(token, clock.instant());
    }

    /** Asks until there is no more to hear. Only one thread may do this. */
    void round() {
        try {
            read();
            if (failed) {
                LOG.log(Level.INFO, "Latchkey says again which sessions have ended");
            }
            failed = false;
        } catch (IOException | Malformed | RuntimeException e) {
            if (!failed) {
                LOG.log(Level.WARNING, "Latchkey does not say which sessions have ended", e);
            }
            failed = true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        prune();
    }

    int size() {
        return revocations.size();
    }

    @Override
    public void close() {
        closed.countDown();
    }

    private synchronized void startThread() {
        if (running || closed.getCount() == 0) {
            return;
        }
        startedAt = nanoTime.getAsLong();
        // Last, for whoever sees it goes on to wait from that moment.
        running = true;
        Thread thread = new Thread(this::run, "latchkey-revocations");
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        try {
            long wait = 0;
            while (!closed.await(wait, TimeUnit.NANOSECONDS)) {
                long begun = System.nanoTime();
                round();
                wait = settings.pollInterval().toNanos() - (System.nanoTime() - begun);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            running = false;
        }
    }

    private void read() throws IOException, Malformed, InterruptedException {
        for (int pages = 0; pages < MAX_PAGES && closed.getCount() > 0; pages++) {
            long sent = nanoTime.getAsLong();
            Fetcher.Answer answer = source.page(since);
            if (since.isPresent() && refusesCursor(answer.status())) {
                since = Optional.empty();
                revocations.startOver();
                continue;
            }
            if (answer.status() != 200) {
                throw new IOException("Status " + answer.status());
            }
            RevocationPage page = RevocationPage.parse(answer.body());
            revocations.take(page, clock.instant());
            since = Optional.of(page.next());
            if (!page.more()) {
                revocations.settle();
                asOf = sent;
                heard.countDown();
                return;
            }
        }
    }

    /** Any refusal may be about the cursor, save those that only ask for patience. */
    private static boolean refusesCursor(int status) {
        return status / 100 == 4 && status != 408 && status != 429;
    }

    private void prune() {
        long now = nanoTime.getAsLong();
        if (now - prunedAt >= BETWEEN_PRUNINGS.toNanos()) {
            prunedAt = now;
            revocations.prune(clock.instant());
        }
    }

    private void awaitFirst() {
        long left = startedAt + settings.maxStaleness().toNanos() - nanoTime.getAsLong();
        try {
            var unused = heard.await(left, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new VerifierUnavailable("Interrupted before Latchkey said which sessions have ended", e);
        }
    }

    /** Asks the issuer for the page after a cursor, or for the first one. */
    interface Source {
        Fetcher.Answer page(Optional<String> since) throws IOException, InterruptedException;
    }

    /**
     * How news are followed.
     *
     * @param pollInterval from one question to the next
     * @param maxStaleness how old the last news may be, and how long the first tokens wait for the first ones
     * @param failOpen whether tokens are believed without news
     */
    record Settings(Duration pollInterval, Duration maxStaleness, boolean failOpen) {}
}
