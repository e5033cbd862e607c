package dev.latchkey.telegram.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The menu of the bot, one for each language. */
final class Commands {
    private static final int MOST = 100;
    private static final int LONGEST_DESCRIPTION = 256;

    private final Map<String, JsonNode> byLanguage = new ConcurrentHashMap<>();

    JsonNode set(Parameters parameters) {
        JsonNode commands =
                parameters.json("commands").orElseThrow(() -> Refusal.badRequest("can't parse commands JSON object"));
        if (commands.size() > MOST) {
            throw Refusal.badRequest("BOT_COMMANDS_TOO_MUCH");
        }
        for (JsonNode command : commands) {
            if (!command.path("command").asText().matches("/?[a-z0-9_]{1,32}")) {
                throw Refusal.badRequest("BOT_COMMAND_INVALID");
            }
            int length = command.path("description").asText().length();
            if (length == 0 || length > LONGEST_DESCRIPTION) {
                throw Refusal.badRequest("BOT_COMMAND_DESCRIPTION_INVALID");
            }
        }
        byLanguage.put(language(parameters), commands);
        return BooleanNode.TRUE;
    }

    JsonNode get(Parameters parameters) {
        return byLanguage.getOrDefault(language(parameters), Json.array());
    }

    JsonNode delete(Parameters parameters) {
        byLanguage.remove(language(parameters));
        return BooleanNode.TRUE;
    }

    /** What somebody with that language is offered. */
    JsonNode shownTo(String language) {
        return byLanguage.getOrDefault(language, byLanguage.getOrDefault("", Json.array()));
    }

    private static String language(Parameters parameters) {
        return parameters.text("language_code").orElse("");
    }
}
