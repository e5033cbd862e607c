package dev.latchkey.application.login.telegram;

import dev.latchkey.application.shared.Consumes;
import dev.latchkey.application.shared.Port;
import dev.latchkey.domain.invites.InvitationCode;
import dev.latchkey.domain.sessions.TokenHash;
import java.time.Instant;
import java.util.Optional;

/** Sign-ins that have gone to Telegram and have not come back yet. */
@Port
public interface OidcAttempts {

    void begin(Attempt attempt);

    /** Ends the attempt that this browser began, if its time is not over. Of many who do so at once, one gets it. */
    @Consumes
    Optional<Attempt> end(TokenHash key, TokenHash browser, Instant now);

    /**
     * A sign-in under way.
     *
     * @param key by what it is known when it comes back
     * @param browser where it was begun
     * @param invite the code that the person brought along
     */
    record Attempt(TokenHash key, TokenHash browser, Optional<InvitationCode> invite, Instant expiresAt) {}
}
