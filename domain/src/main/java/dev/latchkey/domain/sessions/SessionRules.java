package dev.latchkey.domain.sessions;

import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.domain.shared.Network;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How long sessions and their tokens live.
 *
 * @param accessTokenLife how long an access token is good for
 * @param refreshTokenLife how long a session lives without being renewed
 * @param maxAge how long a session lives at most
 * @param refreshGrace how long a refresh token that was used still gets the same answer; zero for not at all
 */
public record SessionRules(
        Duration accessTokenLife, Duration refreshTokenLife, Duration maxAge, Duration refreshGrace) {

    public SessionRules {
        if (!isPositive(accessTokenLife) || !isPositive(refreshTokenLife) || !isPositive(maxAge)) {
            throw new IllegalArgumentException("Sessions and tokens need a life");
        }
        if (refreshGrace.isNegative()) {
            throw new IllegalArgumentException("The refresh grace cannot be less than nothing");
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
        RefreshFamily tokens =
                new RefreshFamily(id, user, method, token.hash(), Optional.empty(), term(now, now.plus(maxAge)), false);
        return new AuthSession(token.family(), tokens, device, address, network, now);
    }

    /** How long tokens last that are given out now, in a session that ends then. */
    public SessionTerm term(Instant now, Instant endsAt) {
        return new SessionTerm(now, now.plus(accessTokenLife), now.plus(refreshTokenLife), endsAt);
    }

    private static boolean isPositive(Duration duration) {
        return !duration.isNegative() && !duration.isZero();
    }
}
