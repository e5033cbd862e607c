package dev.latchkey.telegram.fake;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A message as a person sees it.
 *
 * @param buttons those under the message, or else those that it put in the place of the keyboard; row by row
 */
public record Bubble(long id, boolean byBot, String text, boolean edited, List<List<Button>> buttons) {

    /**
     * A button.
     *
     * @param data what the bot is told when it is pressed; empty if it is not told
     * @param url where it leads to
     */
    public record Button(String text, Optional<String> data, Optional<String> url, boolean asksForContact) {
        static Button of(JsonNode json) {
            return new Button(
                    json.isTextual() ? json.asText() : json.path("text").asText(),
                    Optional.of(json.path("callback_data").asText()).filter(text -> !text.isEmpty()),
                    Optional.of(json.path("url").asText()).filter(text -> !text.isEmpty()),
                    json.path("request_contact").asBoolean());
        }
    }

    static Bubble of(Message message) {
        JsonNode rows = message.markup().path("inline_keyboard");
        if (rows.isMissingNode()) {
            rows = message.keyboard().map(keys -> keys.path("keyboard")).orElse(rows);
        }
        List<List<Button>> buttons = new ArrayList<>();
        for (JsonNode row : rows) {
            List<Button> inRow = new ArrayList<>();
            row.forEach(button -> inRow.add(Button.of(button)));
            buttons.add(List.copyOf(inRow));
        }
        return new Bubble(
                message.id(), message.byBot(), message.text(), message.json().has("edit_date"), List.copyOf(buttons));
    }

    /** The button with that text, or one whose text has it in it. */
    public Optional<Button> button(String words) {
        List<Button> all = buttons.stream().flatMap(List::stream).toList();
        return all.stream()
                .filter(button -> button.text().equals(words))
                .findFirst()
                .or(() -> all.stream()
                        .filter(button -> button.text().contains(words))
                        .findFirst());
    }
}
