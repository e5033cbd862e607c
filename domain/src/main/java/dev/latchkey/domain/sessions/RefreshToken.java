package dev.latchkey.domain.sessions;

import dev.latchkey.domain.shared.Base64Url;
import dev.latchkey.domain.shared.Sha256;
import java.nio.ByteBuffer;
import java.util.Arrays;
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
        return new RefreshToken(Base64Url.random(BYTES, random));
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
                secret.substring(0, FAMILY_LENGTH) + Base64Url.of(Arrays.copyOf(secretBytes, BYTES - FAMILY_BYTES)));
    }

    public TokenHash hash() {
        return TokenHash.of(secret);
    }

    /** The hash of what all tokens of one session have in common. */
    public TokenHash family() {
        return TokenHash.of(secret.substring(0, FAMILY_LENGTH));
    }

    /**
     * The {@code jti} of the access token that is given out together with this token. Always the same, so that a repeated
     * answer has it too; it tells nothing about the secret.
     */
    public UUID tokenId() {
        ByteBuffer hash = ByteBuffer.wrap(Sha256.of("jti " + secret));
        return new UUID(hash.getLong(), hash.getLong());
    }

    @Override
    public String toString() {
        return "RefreshToken[***]";
    }
}
