package dev.latchkey.application.sessions;

import dev.latchkey.application.sessions.RevocationLog.Mark;
import dev.latchkey.application.sessions.RevocationLog.News;
import java.time.InstantSource;

/** Tells other services which access tokens are not good any more. */
public final class ListRevocations {
    private final RevocationLog log;
    private final InstantSource clock;

    public ListRevocations(RevocationLog log, InstantSource clock) {
        this.log = log;
        this.clock = clock;
    }

    /** What was revoked since the mark and still matters, as of this moment. */
    public News since(Mark mark) {
        return log.since(mark, clock.instant());
    }
}
