package dev.latchkey.application.sessions;

import dev.latchkey.application.sessions.SigningKeys.Stage;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Begins to replace the key of access tokens: publishes the next one, which {@link AdvanceKeys} lets sign when the time has
 * come.
 */
public final class RotateKeys {
    private final SigningKeys keys;
    private final KeyPairs pairs;
    private final KeySchedule schedule;
    private final InstantSource clock;

    public RotateKeys(SigningKeys keys, KeyPairs pairs, KeySchedule schedule, InstantSource clock) {
        this.keys = keys;
        this.pairs = pairs;
        this.schedule = schedule;
        this.clock = clock;
    }

    /** The key that signs next: one made now, or the one that was published before. Empty if no key signs yet. */
    public Optional<Rotation> rotate() {
        Instant now = clock.instant();
        SigningKeys.Key next = pairs.make(Stage.PUBLISHED, now);
        boolean isNew = keys.publish(next, now);
        return keys.all().stream()
                .filter(key -> key.stage() == Stage.PUBLISHED)
                .findFirst()
                .map(key -> new Rotation(key.id(), isNew, key.since().plus(schedule.publishAhead())));
    }

    /**
     * A rotation under way.
     *
     * @param isNew whether this call has begun it
     * @param signsAt when the key may sign
     */
    public record Rotation(String id, boolean isNew, Instant signsAt) {}
}
