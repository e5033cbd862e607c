package dev.latchkey.application.sessions;

import dev.latchkey.application.sessions.RevocationLog.Line;
import dev.latchkey.application.sessions.RevocationLog.Mark;
import dev.latchkey.application.sessions.RevocationLog.News;
import dev.latchkey.application.shared.Unavailable;
import dev.latchkey.domain.accounts.Role;
import dev.latchkey.domain.sessions.AccessClaims;
import dev.latchkey.domain.sessions.SessionId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * What one instance knows of the {@link RevocationLog}, so that it need not ask for every request. It says of itself
 * whether that is recent enough to go by; how recent is measured on a clock that nobody can set.
 */
public final class Revocations {
    /** What a revocation may be late at an instance that goes by its own knowledge. */
    public static final Duration BOUND = Duration.ofSeconds(1);

    private static final Duration BETWEEN_SWEEPS = Duration.ofMinutes(1);
    private static final long NEVER = Long.MIN_VALUE;

    private final RevocationLog log;
    private final RevocationBell bell;
    private final InstantSource clock;
    private final LongSupplier nanoTime;
    private final Map<SessionId, Known> known = new ConcurrentHashMap<>();
    private final ReentrantLock reading = new ReentrantLock();
    private volatile long heardAt = NEVER;
    // What follows is guarded by the lock.
    private Mark mark = Mark.START;
    private long sweptAt;

    /** @param nanoTime a clock that never goes back, such as {@link System#nanoTime()} */
    public Revocations(RevocationLog log, RevocationBell bell, InstantSource clock, LongSupplier nanoTime) {
        this.log = log;
        this.bell = bell;
        this.clock = clock;
        this.nanoTime = nanoTime;
        this.sweptAt = nanoTime.getAsLong();
    }

    /** Whether everything is known here that was written down more than {@link #BOUND} ago. */
    public boolean isRecent() {
        long heard = heardAt;
        return heard != NEVER && nanoTime.getAsLong() - heard < BOUND.toNanos();
    }

    /** What the holder of the token may do now; empty if the session has ended. To be asked while it is recent. */
    public Optional<Role> roleOf(AccessClaims claims) {
        Known revoked = known.get(claims.session());
        return revoked == null
                ? Optional.of(claims.role())
                : revoked.line().revocation().role();
    }

    /** Reads what is new. */
    public void catchUp() {
        catchUp(log);
    }

    /** As {@link #catchUp()}, on another way to the same log. */
    public void catchUp(RevocationLog way) {
        reading.lock();
        try {
            // Taken before the reading begins: what is written down while it runs may be missing from it.
            long asked = nanoTime.getAsLong();
            News news;
            do {
                news = way.since(mark, clock.instant());
                news.lines().forEach(this::learn);
                mark = news.next();
            } while (news.more());
            heardAt = asked;
            forgetWhatIsOver();
        } finally {
            reading.unlock();
        }
    }

    /** Reads everything once more. For whoever was cut off and cannot tell what they have missed. */
    public void startOver(RevocationLog way) {
        reading.lock();
        try {
            mark = Mark.START;
            catchUp(way);
        } finally {
            reading.unlock();
        }
    }

    /** Knows at once what was just committed here, and lets the others know. */
    public void announce() {
        bell.ring();
        try {
            catchUpUnlessReadSince(nanoTime.getAsLong());
        } catch (Unavailable e) {
            // It is committed all the same. Until the log can be read again, every request asks the store.
            heardAt = NEVER;
        }
    }

    /** Of many who wait here for one another, one reads for all. */
    private void catchUpUnlessReadSince(long moment) {
        reading.lock();
        try {
            if (heardAt == NEVER || heardAt - moment <= 0) {
                catchUp();
            }
        } finally {
            reading.unlock();
        }
    }

    int size() {
        return known.size();
    }

    private void learn(Line line) {
        Duration matters = Duration.between(clock.instant(), line.revocation().until());
        Known learnt = new Known(line, nanoTime.getAsLong() + matters.toNanos());
        var unused = known.merge(line.revocation().session(), learnt, Known::later);
    }

    private void forgetWhatIsOver() {
        long now = nanoTime.getAsLong();
        if (now - sweptAt >= BETWEEN_SWEEPS.toNanos()) {
            sweptAt = now;
            known.values().removeIf(revoked -> now - revoked.forgottenAt() >= 0);
        }
    }

    /**
     * A line, and the moment at which it is forgotten, in nanoseconds: a clock that is set forwards and back again must not
     * bring a token back to life.
     */
    private record Known(Line line, long forgottenAt) {

        /** Lines may be read twice and in another order than they were written in; an end is never taken back. */
        static Known later(Known old, Known young) {
            if (old.line().revocation().endsTheSession()) {
                return old;
            }
            return young.line().revocation().endsTheSession()
                            || young.line().number() > old.line().number()
                    ? young
                    : old;
        }
    }
}
