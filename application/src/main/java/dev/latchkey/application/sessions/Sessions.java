package dev.latchkey.application.sessions;

import dev.latchkey.application.shared.Consumes;
import dev.latchkey.application.shared.Port;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.accounts.Role;
import dev.latchkey.domain.accounts.User;
import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.domain.sessions.AuthSession;
import dev.latchkey.domain.sessions.EndCause;
import dev.latchkey.domain.sessions.RefreshFamily;
import dev.latchkey.domain.sessions.SessionId;
import dev.latchkey.domain.sessions.SessionRules;
import dev.latchkey.domain.sessions.TokenHash;
import dev.latchkey.domain.shared.Network;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The sessions there are. Those of an account that is banned or deleted end with that, on whatever road it happens, and
 * do not come back. Whatever ends a session, or gives its account another role, is told in the {@link RevocationLog}
 * together with it.
 */
@Port
public interface Sessions {

    void open(AuthSession session);

    /** The session, if it has not ended, its life is not over, and its account may be used. */
    Optional<Live> live(SessionId id, Instant now);

    /**
     * Puts the successor in the place of the token that is used, if that is the current one of a session that is live.
     * Succeeds for exactly one caller, however many show the same token at once; empty for the others.
     */
    @Consumes
    Optional<Renewable> renew(Renewal renewal);

    /** The session of that family, whatever has become of it, unless its account is gone. */
    Optional<Renewable> ofFamily(TokenHash family);

    /** Ends the session, if it is that user's. True for exactly one caller, however many try at once. */
    @Consumes
    boolean end(SessionId id, UserId owner, EndCause cause, Instant now);

    /** Ends every session that the user has at this moment. Returns how many. */
    @Consumes
    int endAll(UserId owner, EndCause cause, Instant now);

    /** As {@link #endAll}, save that one session. */
    @Consumes
    int endOthers(UserId owner, SessionId kept, EndCause cause, Instant now);

    /**
     * The user's sessions that are live, latest first.
     *
     * @param before the position from which on to list, exclusive; empty for the beginning
     */
    List<Device> devicesOf(UserId owner, Optional<Long> before, int size, Instant now);

    /** Notes that whoever has the session has just proved who they are. False if the session has ended. */
    boolean prove(SessionId id, Instant now);

    /** Whether whoever has the session has proved since then who they are. */
    boolean provedSince(SessionId id, Instant since);

    /** Whether the account with this phone has opened a session from this network since then. */
    boolean openedFrom(Network network, PhoneNumber phone, Instant since);

    /** Whether that account has opened a session from this network since then. */
    boolean openedFrom(Network network, UserId user, Instant since);

    /** A session that counts, with what its account may do at this moment. */
    record Live(SessionId id, UserId user, Role role) {}

    /** A session's refresh tokens and its owner. */
    record Renewable(RefreshFamily tokens, User user) {}

    /**
     * The use of a refresh token.
     *
     * @param rules how long the tokens last that are given out for it
     * @param device what the device calls itself now
     * @param address the internet address from which it comes now
     */
    record Renewal(
            TokenHash family,
            TokenHash used,
            TokenHash successor,
            Instant now,
            SessionRules rules,
            String device,
            String address) {

        /** Names nothing that would tell whose session it is. */
        @Override
        public String toString() {
            return "Renewal[***]";
        }
    }

    /**
     * A session as its owner sees it.
     *
     * @param position its place among all sessions: later ones have higher positions
     * @param lastUsedAt when it was opened or renewed last
     */
    record Device(long position, SessionId id, String device, String address, Instant openedAt, Instant lastUsedAt) {

        /** Masks where it is, because records end up in logs. */
        @Override
        public String toString() {
            return "Device[" + id.value() + "]";
        }
    }
}
