package dev.latchkey.domain.login;

import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** The name of one challenge: 128 random bits, written like a UUID. */
public record ChallengeId(UUID value) {
    private static final Pattern SHAPE =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", Pattern.CASE_INSENSITIVE);

    public static ChallengeId random(RandomGenerator random) {
        return new ChallengeId(new UUID(random.nextLong(), random.nextLong()));
    }

    /** The id that a client sent, or empty if it cannot be one of ours. */
    public static Optional<ChallengeId> parse(String text) {
        return SHAPE.matcher(text).matches() ? Optional.of(new ChallengeId(UUID.fromString(text))) : Optional.empty();
    }

    @Override
    public String toString() {
        return "ChallengeId[***]";
    }
}
