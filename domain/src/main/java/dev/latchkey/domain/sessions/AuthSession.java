package dev.latchkey.domain.sessions;

import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.domain.shared.Network;
import java.time.Instant;

/**
 * One signed-in device.
 *
 * @param refreshToken the hash of the token that renews it
 * @param method how its owner proved who they are
 * @param device what the device calls itself; for its owner to recognise, never to trust
 * @param address the internet address from which it was opened
 * @param network the network of that address
 * @param openedAt when the proof was given
 * @param idleUntil the first moment at which its refresh token is worth nothing
 * @param endsAt the moment at which it ends however often it was renewed
 */
public record AuthSession(
        SessionId id,
        UserId user,
        TokenHash refreshToken,
        AuthMethod method,
        String device,
        String address,
        Network network,
        Instant openedAt,
        Instant idleUntil,
        Instant endsAt) {

    /** Names nothing that would tell whose session it is. */
    @Override
    public String toString() {
        return "AuthSession[" + id.value() + "]";
    }
}
