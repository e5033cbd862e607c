package dev.latchkey.domain.sessions;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * The secret that renews a session: 48 random bytes in base64url. The first 18 are the same for every token of a session,
 * its family; the other 30 change with every use. Thus a token that was used long ago is still recognised, although only
 * the hashes of the last two are kept. The client has it; we keep hashes.
 */
public record RefreshToken(String secret) {
    private static final int BYTES = 48;
    private static final int FAMILY_BYTES = 18;
    private static final int FAMILY_LENGTH = 24;
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{64}");

    public RefreshToken {
        if (!SHAPE.matcher(secret).matches()) {
            throw new IllegalArgumentException("A refresh token is 64 characters of base64url");
        }
    }

    /** The first token of a new session. */
    public static RefreshToken random(RandomGenerator random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new RefreshToken(text(bytes));
    }

    /** The token that a client shows, or empty if it cannot be one of ours. */
    public static Optional<RefreshToken> parse(String text) {
        return SHAPE.matcher(text).matches() ? Optional.of(new RefreshToken(text)) : Optional.empty();
    }

    /**
     * Another token of the same family.
     *
     * @param secretBytes what makes it another, at least 30 bytes; of more only the first 30 are used
     */
    public RefreshToken successor(byte[] secretBytes) {
        return new RefreshToken(
                secret.substring(0, FAMILY_LENGTH) + text(Arrays.copyOf(secretBytes, BYTES - FAMILY_BYTES)));
    }

    /** A plain hash is enough: nobody can try out so many random bits. */
    public TokenHash hash() {
        return new TokenHash(sha256(secret));
    }

    /** The hash of what all tokens of one session have in common. */
    public TokenHash family() {
        return new TokenHash(sha256(secret.substring(0, FAMILY_LENGTH)));
    }

    /**
     * The {@code jti} of the access token that is given out together with this token. Always the same, so that a repeated
     * answer has it too; it tells nothing about the secret.
     */
    public UUID tokenId() {
        ByteBuffer hash = ByteBuffer.wrap(sha256("jti " + secret));
        return new UUID(hash.getLong(), hash.getLong());
    }

    @Override
    public String toString() {
        return "RefreshToken[***]";
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
