package dev.latchkey.application.login.telegram.line;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The twin of the real one: some fields under a lock. */
public final class InMemoryLineLease implements LineLease {
    private Optional<String> holder = Optional.empty();
    private Instant until = Instant.MIN;
    private Optional<Tenure> line = Optional.empty();

    @Override
    public synchronized Optional<Tenure> take(String wanting, Duration duration, Instant now) {
        if (!isOf(wanting) && until.isAfter(now)) {
            return Optional.empty();
        }
        holder = Optional.of(wanting);
        until = now.plus(duration);
        line = Optional.of(line.orElseGet(() -> new Tenure(0, now, Optional.empty())));
        return line;
    }

    @Override
    public synchronized boolean advance(String wanting, long next, Instant now) {
        line = line.map(was -> isOf(wanting) ? new Tenure(next, now, was.webhook()) : was);
        return isOf(wanting);
    }

    @Override
    public synchronized boolean mark(String wanting, String webhook) {
        line = line.map(was -> isOf(wanting) ? new Tenure(was.next(), was.movedAt(), Optional.of(webhook)) : was);
        return isOf(wanting);
    }

    @Override
    public synchronized void release(String wanting, Instant notBefore) {
        if (isOf(wanting)) {
            holder = Optional.empty();
            until = notBefore;
        }
    }

    @Override
    public synchronized Optional<Held> held(Instant now) {
        return holder.filter(someone -> until.isAfter(now)).map(someone -> new Held(someone, until));
    }

    private boolean isOf(String wanting) {
        return holder.equals(Optional.of(wanting));
    }
}
