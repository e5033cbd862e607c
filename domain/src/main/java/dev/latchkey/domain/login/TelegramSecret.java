package dev.latchkey.domain.login;

import dev.latchkey.domain.sessions.TokenHash;
import dev.latchkey.domain.shared.Base64Url;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * One of the three secrets of a Telegram session: 32 random bytes in base64url, which fits into a deep link and into a button.
 * The page has one, the link another and the buttons a third; we keep their hashes.
 */
public record TelegramSecret(String text) {
    private static final int BYTES = 32;
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{43}");

    public TelegramSecret {
        if (!SHAPE.matcher(text).matches()) {
            throw new IllegalArgumentException("A secret of a Telegram session is 43 characters of base64url");
        }
    }

    public static TelegramSecret random(RandomGenerator random) {
        return new TelegramSecret(Base64Url.random(BYTES, random));
    }

    /** The secret that somebody shows, or empty if it cannot be one of ours. */
    public static Optional<TelegramSecret> parse(String text) {
        return SHAPE.matcher(text).matches() ? Optional.of(new TelegramSecret(text)) : Optional.empty();
    }

    /** What we keep of it; another for each use, so that a secret is worth nothing in the place of another. */
    public TokenHash hash(Use use) {
        return TokenHash.of("telegram " + use + "\n" + text);
    }

    @Override
    public String toString() {
        return "TelegramSecret[***]";
    }

    /** Who shows it. */
    public enum Use {
        /** The page that waits. */
        POLL,
        /** The link that opens the bot. */
        LINK,
        /** A button under a message of the bot. */
        BUTTON
    }
}
