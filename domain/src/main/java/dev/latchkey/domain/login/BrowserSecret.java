package dev.latchkey.domain.login;

import dev.latchkey.domain.sessions.TokenHash;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
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
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new BrowserSecret(base64(bytes));
    }

    /** The secret in a cookie, or empty if it cannot be one of ours. */
    public static Optional<BrowserSecret> parse(String cookie) {
        return SHAPE.matcher(cookie).matches() ? Optional.of(new BrowserSecret(cookie)) : Optional.empty();
    }

    /** What only this browser can be asked for again: a secret of its own for each purpose and each sign-in. */
    public String derive(String purpose, String state) {
        return base64(sha256(purpose + "\n" + text + "\n" + state));
    }

    /** What we keep of it. */
    public TokenHash hash() {
        return new TokenHash(sha256("browser\n" + text));
    }

    static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "BrowserSecret[***]";
    }
}
