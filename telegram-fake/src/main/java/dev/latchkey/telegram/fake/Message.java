package dev.latchkey.telegram.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;

/**
 * A message as the Bot API tells of it. Guarded by the chat that it is in.
 *
 * @param json without keyboards for the person, which the Bot API never tells of
 * @param keyboard for the person, under the field where they type
 */
record Message(ObjectNode json, boolean byBot, Optional<JsonNode> keyboard) {
    long id() {
        return json.path("message_id").asLong();
    }

    String text() {
        return json.path("text").asText();
    }

    JsonNode markup() {
        return json.path("reply_markup");
    }

    /** True if something of it changed. */
    boolean edit(Optional<String> text, Optional<JsonNode> markup, Instant now) {
        ObjectNode before = json.deepCopy();
        text.ifPresent(words -> json.put("text", words));
        json.remove("reply_markup");
        markup.ifPresent(buttons -> json.set("reply_markup", buttons));
        if (json.equals(before)) {
            return false;
        }
        json.put("edit_date", now.getEpochSecond());
        return true;
    }
}
