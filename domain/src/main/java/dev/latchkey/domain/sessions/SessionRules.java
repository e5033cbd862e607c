package dev.latchkey.domain.sessions;

import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.domain.shared.Network;
import java.time.Duration;
import java.time.Instant;

/**
 * How long sessions and their tokens live.
 *
 * @param accessTokenLife how long an access token is good for
 * @param refreshTokenLife how long a session lives without being renewed
 * @param maxAge how long a session lives at most
 */
public record SessionRules(Duration accessTokenLife, Duration refreshTokenLife, Duration maxAge) {

    public SessionRules {
        if (!isPositive(accessTokenLife) || !isPositive(refreshTokenLife) || !isPositive(maxAge)) {
            throw new IllegalArgumentException("Sessions and tokens need a life");
        }
    }

    /** A new session of someone who has just proved who they are. */
    public AuthSession open(
            SessionId id,
            UserId user,
            RefreshToken token,
            AuthMethod method,
            String device,
            String address,
            Network network,
            Instant now) {
        Instant endsAt = now.plus(maxAge);
        Instant idleUntil = now.plus(refreshTokenLife);
        return new AuthSession(
                id,
                user,
                token.hash(),
                method,
                device,
                address,
                network,
                now,
                idleUntil.isBefore(endsAt) ? idleUntil : endsAt,
                endsAt);
    }

    private static boolean isPositive(Duration duration) {
        return !duration.isNegative() && !duration.isZero();
    }
}
