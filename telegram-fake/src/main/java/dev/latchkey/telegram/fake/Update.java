package dev.latchkey.telegram.fake;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Something that the bot is told. No record: one that is there twice is two, for it is delivered twice. */
final class Update {
    private final ObjectNode json;

    Update(ObjectNode json) {
        this.json = json;
    }

    long id() {
        return json.path("update_id").asLong();
    }

    /** Whose chat it came from. */
    long person() {
        return json.findPath("from").path("id").asLong();
    }

    ObjectNode json() {
        return json.deepCopy();
    }
}
