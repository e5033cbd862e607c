package dev.latchkey.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.latchkey.application.login.telegram.line.ReadUpdate;
import dev.latchkey.application.login.telegram.line.ReceivedUpdate;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Reads updates as Telegram writes them in JSON: a number, and one thing that somebody did. Less strict than elsewhere: what
 * Telegram is not rid of it brings again and again, and keeps back others for it.
 */
public final class JsonUpdate implements ReadUpdate {
    private static final JsonMapper MAPPER = new JsonMapper();

    @Override
    public Optional<ReceivedUpdate> read(byte[] json) {
        return object(json)
                .filter(update -> update.path("update_id").isIntegralNumber()
                        && update.path("update_id").canConvertToLong()
                        && update.path("update_id").longValue() >= 0)
                .map(JsonUpdate::of);
    }

    /** One of those that were fetched. */
    static ReceivedUpdate of(BotApi.BotUpdate update) {
        return object(Digests.utf8(update.json()))
                .map(JsonUpdate::of)
                .orElseGet(() -> new ReceivedUpdate(update.id(), OptionalLong.empty(), update.json()));
    }

    private static ReceivedUpdate of(JsonNode update) {
        return new ReceivedUpdate(update.path("update_id").longValue(), person(update), update.toString());
    }

    /** The object, whatever is in it; empty if it is none. */
    static Optional<JsonNode> object(byte[] json) {
        try {
            return Optional.ofNullable(MAPPER.readTree(json)).filter(JsonNode::isObject);
        } catch (IOException notJson) {
            return Optional.empty();
        }
    }

    private static OptionalLong person(JsonNode update) {
        for (JsonNode deed : update) {
            JsonNode person = deed.path("from").path("id");
            if (person.isIntegralNumber() && person.canConvertToLong()) {
                return OptionalLong.of(person.longValue());
            }
        }
        return OptionalLong.empty();
    }
}
