package dev.latchkey.application.login.telegram.line;

import dev.latchkey.application.login.telegram.line.WaitingUpdates.Ending;
import dev.latchkey.application.login.telegram.push.UpdateHandler;
import dev.latchkey.application.shared.Pauses;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/**
 * Hands out what waits to whoever handles it, on as many threads as it is given. Called again and again by one thread of
 * each instance, which also says that those under way are still in good hands.
 */
public final class HandOutUpdates {
    /** So long an update stays with an instance that has died. */
    public static final Duration LEASE = Duration.ofSeconds(10);

    private static final Duration BETWEEN_RENEWALS = Duration.ofSeconds(3);
    private static final Pauses PAUSES = new Pauses(Duration.ofSeconds(2), Duration.ofMinutes(10));

    /** Nobody cares for an answer after that time. */
    private static final Duration GIVE_UP = Duration.ofHours(6);

    private final WaitingUpdates updates;
    private final UpdateSealer sealer;
    private final UpdateHandler handler;
    private final Workers workers;
    private final UpdateTroubles troubles;
    private final InstantSource clock;
    private final Set<WaitingUpdate> underWay = ConcurrentHashMap.newKeySet();
    private volatile Instant renewedAt = Instant.MIN;

    public HandOutUpdates(
            WaitingUpdates updates,
            UpdateSealer sealer,
            UpdateHandler handler,
            Workers workers,
            UpdateTroubles troubles,
            InstantSource clock) {
        this.updates = updates;
        this.sealer = sealer;
        this.handler = handler;
        this.workers = workers;
        this.troubles = troubles;
        this.clock = clock;
    }

    /** One round. Returns how many it has handed out. */
    public int handOut() {
        renew();
        int room = workers.most() - underWay.size();
        if (room <= 0) {
            return 0;
        }
        List<WaitingUpdate> claimed = updates.claim(room, LEASE, clock.instant());
        underWay.addAll(claimed);
        claimed.forEach(update -> workers.threads().execute(() -> work(update)));
        return claimed.size();
    }

    /** Says that what is under way is still in good hands, now and then. */
    public void renew() {
        Instant now = clock.instant();
        List<WaitingUpdate> ours = List.copyOf(underWay);
        if (ours.isEmpty()) {
            // The leases of those that come next are new.
            renewedAt = now;
        } else if (!now.isBefore(renewedAt.plus(BETWEEN_RENEWALS))) {
            updates.renew(ours, LEASE, now);
            renewedAt = now;
        }
    }

    /** How many are being handled. */
    public int underWay() {
        return underWay.size();
    }

    private void work(WaitingUpdate update) {
        try {
            handler.handle(sealer.open(update.id(), update.json()));
            updates.finish(update, Ending.HANDLED, clock.instant());
        } catch (RuntimeException | Error why) {
            failed(update, why);
        } finally {
            underWay.remove(update);
            workers.done().run();
        }
    }

    private void failed(WaitingUpdate update, Throwable why) {
        Instant now = clock.instant();
        Instant again = now.plus(PAUSES.after(update.attempts()));
        boolean givenUp = again.isAfter(update.receivedAt().plus(GIVE_UP));
        troubles.failed(update, why, givenUp);
        try {
            if (givenUp) {
                updates.finish(update, Ending.GIVEN_UP, now);
            } else {
                updates.repeat(update, again);
            }
        } catch (RuntimeException e) {
            // Its lease runs out, and it comes again.
            troubles.failed(update, e, false);
        }
    }

    /**
     * Those who do the work.
     *
     * @param most how many updates they have at a time
     * @param done is run whenever one of them is free again
     */
    public record Workers(Executor threads, int most, Runnable done) {}
}
