package dev.latchkey.application.sessions;

import dev.latchkey.application.sessions.SigningKeys.Stage;
import dev.latchkey.application.shared.Port;
import java.time.Instant;

/** Makes key pairs for access tokens, and knows its own. */
@Port
public interface KeyPairs {

    /** A new key pair, unlike any other, as it is to be kept; created and at its stage from this moment. */
    SigningKeys.Key make(Stage stage, Instant now);

    /** Whether the private half can be used here. One that was sealed under a secret that we do not have cannot. */
    boolean opens(SigningKeys.Key key);
}
