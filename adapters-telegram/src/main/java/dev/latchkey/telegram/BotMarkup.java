package dev.latchkey.telegram;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Consumer;

/** What people can press at a message, in the words of the Bot API. */
public final class BotMarkup {
    /** Nothing; what was at the message is gone, what is in the place of the keyboard stays. */
    public static final BotMarkup NONE = new BotMarkup(false, markup -> {});

    /** What stood in the place of the keyboard is gone. */
    public static final BotMarkup NO_KEYBOARD = new BotMarkup(true, markup -> markup.put("remove_keyboard", true));

    private final boolean isSome;
    private final Consumer<ObjectNode> content;

    private BotMarkup(boolean isSome, Consumer<ObjectNode> content) {
        this.isSome = isSome;
        this.content = content;
    }

    /** Buttons under the message, row by row. */
    public static BotMarkup buttons(List<List<BotButton>> rows) {
        return rows.isEmpty()
                ? NONE
                : new BotMarkup(true, markup -> {
                    ArrayNode keyboard = markup.putArray("inline_keyboard");
                    for (List<BotButton> row : rows) {
                        ArrayNode buttons = keyboard.addArray();
                        row.forEach(button -> write(button, buttons.addObject()));
                    }
                });
    }

    /** One big button in the place of the keyboard, which shares the own number once. In private chats only. */
    public static BotMarkup contact(String text) {
        return new BotMarkup(true, markup -> {
            markup.putArray("keyboard").addArray().addObject().put("text", text).put("request_contact", true);
            markup.put("resize_keyboard", true).put("one_time_keyboard", true);
        });
    }

    void write(ObjectNode message) {
        if (isSome) {
            content.accept(message.putObject("reply_markup"));
        }
    }

    private static void write(BotButton button, ObjectNode json) {
        json.put("text", button.text());
        button.colour().style().ifPresent(style -> json.put("style", style));
        button.link()
                .ifPresentOrElse(
                        link -> json.put("url", link.toString()), () -> json.put("callback_data", button.data()));
    }
}
