package dev.latchkey.telegram.fake;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Buttons under a message, or in the place of the keyboard. */
final class Markup {
    private static final int MOST_BYTES = 64;
    private static final List<String> KINDS = List.of("inline_keyboard", "keyboard", "remove_keyboard", "force_reply");

    private Markup() {}

    /** What was sent with a message, if it is as Telegram takes it. */
    static Optional<JsonNode> of(Parameters parameters) {
        Optional<JsonNode> markup = parameters.json("reply_markup");
        markup.ifPresent(Markup::check);
        return markup.filter(buttons -> KINDS.stream().anyMatch(buttons::has));
    }

    /** Buttons that belong to the message; none if there are none in it, which takes away those there were. */
    static Optional<JsonNode> inline(Optional<JsonNode> markup) {
        return markup.filter(buttons -> !buttons.path("inline_keyboard").isEmpty());
    }

    private static void check(JsonNode markup) {
        if (!markup.isObject()) {
            throw Refusal.badRequest("object expected as reply markup");
        }
        each(markup.path("inline_keyboard"), Markup::checkInline);
        each(markup.path("keyboard"), Markup::checkKey);
    }

    private static void each(JsonNode rows, Check check) {
        if (!rows.isMissingNode() && !rows.isArray()) {
            throw Refusal.badRequest("can't parse reply keyboard markup JSON object");
        }
        for (JsonNode row : rows) {
            if (!row.isArray()) {
                throw Refusal.badRequest("object expected as reply markup");
            }
            row.forEach(check::check);
        }
    }

    private static void checkInline(JsonNode button) {
        requireText(button, "inline keyboard button");
        String data = button.path("callback_data").asText();
        if (button.has("callback_data")) {
            int bytes = data.getBytes(StandardCharsets.UTF_8).length;
            if (bytes == 0 || bytes > MOST_BYTES) {
                throw Refusal.badRequest("BUTTON_DATA_INVALID");
            }
        } else if (button.has("url")) {
            if (!button.path("url").asText().matches("(https?|tg)://.+")) {
                throw Refusal.badRequest(
                        "inline keyboard button URL '" + button.path("url").asText() + "' is invalid: Wrong HTTP URL");
            }
        } else if (button.size() < 2) {
            throw Refusal.badRequest(
                    "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard");
        }
    }

    private static void checkKey(JsonNode button) {
        if (!button.isTextual()) {
            requireText(button, "keyboard button");
        }
    }

    private static void requireText(JsonNode button, String what) {
        if (button.path("text").asText().isEmpty()) {
            throw Refusal.badRequest("can't parse " + what + ": Field \"text\" must be of type String");
        }
    }

    private interface Check {
        void check(JsonNode button);
    }
}
