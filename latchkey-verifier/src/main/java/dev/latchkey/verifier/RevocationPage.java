package dev.latchkey.verifier;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * One answer of the feed.
 *
 * @param items what happened to sessions, the oldest first
 * @param next where to go on
 * @param more whether there is something there already
 */
record RevocationPage(List<Item> items, String next, boolean more) {
    private static final int MAX_CURSOR = 1024;

    static RevocationPage parse(byte[] json) throws Malformed {
        JsonObject page = JsonReader.object(json);
        List<Item> items = new ArrayList<>();
        for (JsonObject item : page.list("items", JsonObject.class)) {
            items.add(Item.of(item));
        }
        String next = page.text("next");
        if (next.isEmpty() || next.length() > MAX_CURSOR) {
            throw new Malformed("not a cursor");
        }
        return new RevocationPage(items, next, page.flag("more"));
    }

    /**
     * What happened to a session.
     *
     * @param role what its tokens carry from now on; empty if it has ended
     * @param until from when on it does not matter, since every token of before is over
     */
    record Item(UUID session, Optional<String> role, Instant until) {
        private static Item of(JsonObject item) throws Malformed {
            Optional<String> role =
                    item.isNull("role") ? Optional.empty() : Optional.of(TokenClaims.name(item.text("role")));
            return new Item(TokenClaims.uuid(item.text("session")), role, moment(item.text("until")));
        }

        private static Instant moment(String text) throws Malformed {
            try {
                return Instant.parse(text);
            } catch (DateTimeException e) {
                throw new Malformed("not a moment");
            }
        }
    }
}
