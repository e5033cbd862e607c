package dev.latchkey.application.sessions;

import dev.latchkey.application.shared.Port;
import java.time.Duration;
import java.util.List;

/** Shows the public halves of the keys of access tokens, so that other services can check tokens by themselves. */
public final class PublishKeys {
    /** How long whoever reads the keys may keep them: short, so that they have a new one before it signs. */
    public static final Duration MAX_AGE = Duration.ofMinutes(5);

    private final PublicKeys keys;

    public PublishKeys(PublicKeys keys) {
        this.keys = keys;
    }

    /** The keys to check tokens with; none if tokens are signed with a shared secret. */
    public List<PublicKey> publish() {
        return keys.publicKeys();
    }

    /** Where the public halves come from. */
    @Port
    public interface PublicKeys {
        List<PublicKey> publicKeys();
    }

    /**
     * The public half of a key, member by member as in a JSON Web Key (RFC 7517, RFC 7518 6.2).
     *
     * @param x the first coordinate of the point, in base64url
     * @param y the second coordinate of the point, in base64url
     */
    public record PublicKey(String kid, String kty, String crv, String alg, String use, String x, String y) {}
}
