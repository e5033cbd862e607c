package dev.latchkey.application.sessions;

import dev.latchkey.application.shared.Port;

/**
 * Tells every instance that the revocation log has news, so that none has to wait for its next look. It carries no news
 * itself: whoever rings without reason costs a look, and a ring that is lost costs the time until the next one.
 */
@Port
public interface RevocationBell {

    /** Rings on every instance, this one included. Never throws and never waits: nothing depends on it but speed. */
    void ring();
}
