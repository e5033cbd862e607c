package dev.latchkey.application.sessions;

import dev.latchkey.application.shared.Consumes;
import dev.latchkey.application.shared.Port;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.accounts.Role;
import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.domain.sessions.AuthSession;
import dev.latchkey.domain.sessions.SessionId;
import dev.latchkey.domain.shared.Network;
import java.time.Instant;
import java.util.Optional;

/** The sessions there are. */
@Port
public interface Sessions {

    void open(AuthSession session);

    /** The session, if it has not ended, its life is not over, and its account may be used. */
    Optional<Live> live(SessionId id, Instant now);

    /** Ends the session. True for exactly one caller, however many try at once. */
    @Consumes
    boolean end(SessionId id, Instant now);

    /** Whether the account with this phone has opened a session from this network since then. */
    boolean openedFrom(Network network, PhoneNumber phone, Instant since);

    /** A session that counts, with what its account may do at this moment. */
    record Live(SessionId id, UserId user, Role role) {}
}
