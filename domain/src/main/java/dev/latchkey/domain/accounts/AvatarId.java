package dev.latchkey.domain.accounts;

import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** The name of one picture of somebody: 128 random bits, new with every picture, so that nobody can guess or count them. */
public record AvatarId(UUID value) {
    private static final Pattern SHAPE = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    public static AvatarId random(RandomGenerator random) {
        return new AvatarId(new UUID(random.nextLong(), random.nextLong()));
    }

    /** The name that a client shows, or empty if it cannot be one of ours. */
    public static Optional<AvatarId> parse(String text) {
        return SHAPE.matcher(text).matches() ? Optional.of(new AvatarId(UUID.fromString(text))) : Optional.empty();
    }
}
