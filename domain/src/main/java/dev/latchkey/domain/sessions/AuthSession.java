package dev.latchkey.domain.sessions;

import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.domain.shared.Network;
import java.time.Instant;

/**
 * One signed-in device.
 *
 * @param family the hash of what all its refresh tokens have in common
 * @param tokens its refresh tokens and how long they last
 * @param device what the device calls itself; for its owner to recognise, never to trust
 * @param address the internet address from which it was opened or renewed last
 * @param network the network from which it was opened
 * @param openedAt when the proof was given
 */
public record AuthSession(
        TokenHash family, RefreshFamily tokens, String device, String address, Network network, Instant openedAt) {

    public SessionId id() {
        return tokens.session();
    }

    public UserId user() {
        return tokens.user();
    }

    /** Names nothing that would tell whose session it is. */
    @Override
    public String toString() {
        return "AuthSession[" + id().value() + "]";
    }
}
