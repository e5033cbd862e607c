package dev.latchkey.telegram;

import java.net.URI;
import java.util.Optional;

/**
 * We, as an OpenID provider knows us.
 *
 * @param secret with which codes are turned into tokens; never printed
 * @param redirect where it sends browsers back to
 */
public record OidcClient(URI issuer, String id, Optional<String> secret, URI redirect) {

    @Override
    public String toString() {
        return "OidcClient[" + issuer + ", " + id + "]";
    }
}
