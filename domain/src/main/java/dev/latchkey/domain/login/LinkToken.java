package dev.latchkey.domain.login;

import dev.latchkey.domain.sessions.TokenHash;
import dev.latchkey.domain.shared.Base64Url;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** The secret in the link of a letter: 32 random bytes in base64url. The letter has it; we keep its hash. */
public record LinkToken(String secret) {
    private static final int BYTES = 32;
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{43}");

    public LinkToken {
        if (!SHAPE.matcher(secret).matches()) {
            throw new IllegalArgumentException("The token of a link is 43 characters of base64url");
        }
    }

    public static LinkToken random(RandomGenerator random) {
        return new LinkToken(Base64Url.random(BYTES, random));
    }

    /** The token that a client shows, or empty if it cannot be one of ours. */
    public static Optional<LinkToken> parse(String text) {
        return SHAPE.matcher(text).matches() ? Optional.of(new LinkToken(text)) : Optional.empty();
    }

    public TokenHash hash() {
        return TokenHash.of(secret);
    }

    @Override
    public String toString() {
        return "LinkToken[***]";
    }
}
