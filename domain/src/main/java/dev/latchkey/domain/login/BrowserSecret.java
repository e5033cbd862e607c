package dev.latchkey.domain.login;

import dev.latchkey.domain.sessions.TokenHash;
import dev.latchkey.domain.shared.Base64Url;
import dev.latchkey.domain.shared.Sha256;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * What a browser keeps in a cookie while somebody is at Telegram: 32 random bytes in base64url. What is begun in one browser
 * is ended in the same one, or not at all.
 */
public record BrowserSecret(String text) {
    private static final int BYTES = 32;
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{43}");

    public BrowserSecret {
        if (!SHAPE.matcher(text).matches()) {
            throw new IllegalArgumentException("The secret of a browser is 43 characters of base64url");
        }
    }

    public static BrowserSecret random(RandomGenerator random) {
        return new BrowserSecret(Base64Url.random(BYTES, random));
    }

    /** The secret in a cookie, or empty if it cannot be one of ours. */
    public static Optional<BrowserSecret> parse(String cookie) {
        return SHAPE.matcher(cookie).matches() ? Optional.of(new BrowserSecret(cookie)) : Optional.empty();
    }

    /** What only this browser can be asked for again: a secret of its own for each purpose and each sign-in. */
    public String derive(String purpose, String state) {
        return Base64Url.of(Sha256.of(purpose + "\n" + text + "\n" + state));
    }

    /** What we keep of it. */
    public TokenHash hash() {
        return TokenHash.of("browser\n" + text);
    }

    @Override
    public String toString() {
        return "BrowserSecret[***]";
    }
}
