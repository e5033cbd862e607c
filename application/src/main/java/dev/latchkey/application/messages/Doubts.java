package dev.latchkey.application.messages;

import dev.latchkey.domain.messages.DeliveryOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Gateways that have left it open whether they sent something. A message must not go elsewhere after that, but whoever asks for
 * another one must not run into the same silence, so for a while the others of a route come before them.
 */
final class Doubts {
    /** Longer than people have to wait until they may ask again. */
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final Map<String, Instant> until = new ConcurrentHashMap<>();

    /** Whatever else a gateway says, it speaks again. That it was not asked at all, or trouble, proves nothing. */
    void note(String gateway, DeliveryOutcome outcome, Instant now) {
        switch (outcome.consequence()) {
            case UNCERTAIN -> until.put(gateway, now.plus(LONGEST));
            case TAKEN, REFUSED, ELSEWHERE -> until.remove(gateway);
            case LATER -> {
                // As it was.
            }
        }
    }

    /** Whether the others are to be asked before it. */
    boolean isDoubted(String gateway, Instant now) {
        return now.isBefore(until.getOrDefault(gateway, Instant.MIN));
    }
}
