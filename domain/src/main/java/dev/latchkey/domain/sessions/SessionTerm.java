package dev.latchkey.domain.sessions;

import java.time.Instant;

/**
 * How long the tokens of a session last that were given out last.
 *
 * @param since when they were given out: at the sign-in or at the latest renewal
 * @param accessUntil the first moment at which the access token is worth nothing
 * @param idleUntil the first moment at which the refresh token is worth nothing
 * @param endsAt the moment at which the session ends however often it was renewed
 */
public record SessionTerm(Instant since, Instant accessUntil, Instant idleUntil, Instant endsAt) {

    /** No token outlives its session. */
    public SessionTerm {
        accessUntil = earlier(accessUntil, endsAt);
        idleUntil = earlier(idleUntil, endsAt);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
