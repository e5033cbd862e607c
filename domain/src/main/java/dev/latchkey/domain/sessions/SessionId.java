package dev.latchkey.domain.sessions;

import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** The name of a session: 128 random bits, written like a UUID. Not a secret. */
public record SessionId(UUID value) {
    private static final Pattern SHAPE =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    public static SessionId random(RandomGenerator random) {
        return new SessionId(new UUID(random.nextLong(), random.nextLong()));
    }

    /** The id in a token or a path, or empty if it cannot be one of ours. */
    public static Optional<SessionId> parse(String text) {
        return SHAPE.matcher(text).matches() ? Optional.of(new SessionId(UUID.fromString(text))) : Optional.empty();
    }
}
