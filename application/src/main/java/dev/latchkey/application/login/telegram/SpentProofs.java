package dev.latchkey.application.login.telegram;

import dev.latchkey.application.shared.Consumes;
import dev.latchkey.application.shared.Port;
import dev.latchkey.domain.sessions.TokenHash;
import java.time.Instant;

/** What has been signed in with already and would otherwise be good for some time still. */
@Port
public interface SpentProofs {

    /**
     * Spends it. True for exactly one caller, however many try at once; if the transaction of that one fails, it is unspent.
     *
     * @param until when it is worth nothing by itself, and may be forgotten
     */
    @Consumes
    boolean spend(TokenHash proof, Instant until);
}
