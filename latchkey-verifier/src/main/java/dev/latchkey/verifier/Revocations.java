package dev.latchkey.verifier;

import dev.latchkey.verifier.RevocationPage.Item;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What happened to sessions, as far as it still matters. Read by many threads, written by one.
 *
 * <p>An end counts at once and is never taken back. Roles count when the feed has been read to its end: from its beginning
 * it may tell of roles that a session no longer has.
 */
final class Revocations {
    private final Map<UUID, Item> known = new ConcurrentHashMap<>();
    private final Map<UUID, Item> roles = new HashMap<>();

    /**
     * The token as of the last news, with another role if that has changed.
     *
     * @throws InvalidToken if its session has ended
     */
    VerifiedToken apply(VerifiedToken token, Instant now) {
        Item item = known.get(token.sessionId());
        if (item == null || !now.isBefore(item.until())) {
            return token;
        }
        return token.withRole(item.role().orElseThrow(() -> new InvalidToken(Reason.SESSION)));
    }

    /** Takes note of what a page says. */
    void take(RevocationPage page, Instant now) {
        for (Item item : page.items()) {
            if (!now.isBefore(item.until())) {
                continue;
            }
            if (item.role().isPresent()) {
                roles.put(item.session(), item);
            } else {
                known.merge(item.session(), item, Revocations::later);
            }
        }
    }

    /** The feed was read to its end: the last role that was told of each session is the one it has. */
    void settle() {
        roles.forEach((session, item) ->
                known.merge(session, item, (old, newer) -> old.role().isPresent() ? newer : old));
        roles.clear();
    }

    /** The feed will be read from its beginning. What is known stays known until then. */
    void startOver() {
        roles.clear();
    }

    /** Forgets what does not matter any more. */
    void prune(Instant now) {
        known.values().removeIf(item -> !now.isBefore(item.until()));
    }

    int size() {
        return known.size();
    }

    private static Item later(Item old, Item ended) {
        boolean endedBefore = old.role().isEmpty();
        return endedBefore && old.until().isAfter(ended.until()) ? old : ended;
    }
}
