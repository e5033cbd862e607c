package dev.latchkey.application.sessions;

import dev.latchkey.application.shared.Port;
import dev.latchkey.domain.sessions.AccessClaims;
import java.util.Optional;

/** Turns claims into tokens that nobody else can make, and back. */
@Port
public interface AccessTokens {

    String sign(AccessClaims claims);

    /**
     * What the token says. Empty, without any hint why, unless we have signed it as an access token for ourselves and its
     * time has come and is not over.
     */
    Optional<AccessClaims> verify(String token);
}
