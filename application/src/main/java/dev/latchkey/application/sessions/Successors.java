package dev.latchkey.application.sessions;

import dev.latchkey.application.shared.Port;
import dev.latchkey.domain.sessions.RefreshToken;
import java.util.List;

/**
 * Works out which refresh token follows which. Only who has the token and our secret can do so: thus the same answer can
 * be given again, although nothing of it is stored.
 */
@Port
public interface Successors {

    /** The token that follows: always the same one, on every instance. */
    RefreshToken of(RefreshToken used);

    /** Every token that an instance may have taken for the one that follows, where the secret has changed lately. */
    List<RefreshToken> candidates(RefreshToken used);
}
