package dev.latchkey.domain.login;

import dev.latchkey.domain.sessions.TokenHash;
import dev.latchkey.domain.shared.Base64Url;
import dev.latchkey.domain.shared.Sha256;
import java.util.random.RandomGenerator;

/**
 * The random word under which a sign-in at Telegram is under way: 16 bytes in base64url, which is short enough for a
 * {@code state} and in an alphabet that nobody on the way changes.
 */
public record OidcKey(String text) {
    private static final int BYTES = 16;

    public static OidcKey random(RandomGenerator random) {
        return new OidcKey(Base64Url.random(BYTES, random));
    }

    /** What we keep of one that goes to Telegram and comes back in an address. */
    public TokenHash ofState() {
        return TokenHash.of("state\n" + text);
    }

    /** What we keep of one that comes back in a token. */
    public TokenHash ofNonce() {
        return TokenHash.of("nonce\n" + text);
    }

    /** The half of a verifier that Telegram may see beforehand (RFC 7636, S256). */
    public static String challenge(String verifier) {
        return Base64Url.of(Sha256.of(verifier));
    }

    @Override
    public String toString() {
        return "OidcKey[***]";
    }
}
