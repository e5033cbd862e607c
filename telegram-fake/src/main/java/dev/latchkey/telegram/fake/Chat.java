package dev.latchkey.telegram.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/** The chat of one person with the bot, as that person's phone shows it. */
final class Chat {
    private final Profile profile;
    private final FakeBot bot;
    private final LongSupplier messageIds;
    private final InstantSource clock;
    private final List<Message> messages = new ArrayList<>();
    private final Map<String, ObjectNode> queries = new LinkedHashMap<>();
    private Optional<JsonNode> keyboard = Optional.empty();
    private Optional<ObjectNode> notice = Optional.empty();
    private boolean started;
    private boolean blocked;
    private boolean deactivated;

    Chat(Profile profile, FakeBot bot, LongSupplier messageIds, InstantSource clock) {
        this.profile = profile;
        this.bot = bot;
        this.messageIds = messageIds;
        this.clock = clock;
    }

    Profile profile() {
        return profile;
    }

    /** A message of the person, of which only the frame is there yet. */
    synchronized Message heard(ObjectNode content) {
        started = true;
        return add(profile.asUser(), content, false, Optional.empty());
    }

    /** A message of the bot. */
    synchronized Message said(String text, Optional<JsonNode> markup) {
        if (deactivated) {
            throw new Refusal(403, "Forbidden: user is deactivated", 0);
        }
        if (!started) {
            throw Refusal.badRequest("chat not found");
        }
        if (blocked) {
            throw new Refusal(403, "Forbidden: bot was blocked by the user", 0);
        }
        ObjectNode content = Json.object().put("text", text);
        Markup.inline(markup).ifPresent(buttons -> content.set("reply_markup", buttons));
        markup.filter(keys -> keys.has("keyboard")).ifPresent(keys -> keyboard = Optional.of(keys));
        markup.filter(keys -> keys.path("remove_keyboard").asBoolean()).ifPresent(keys -> keyboard = Optional.empty());
        return add(bot.asUser(), content, true, markup.filter(keys -> keys.has("keyboard")));
    }

    private Message add(ObjectNode from, ObjectNode content, boolean byBot, Optional<JsonNode> keys) {
        Instant now = clock.instant();
        ObjectNode json = Json.object().put("message_id", messageIds.getAsLong());
        json.set("from", from);
        json.set("chat", profile.asChat());
        json.put("date", now.getEpochSecond());
        json.setAll(content);
        Message message = new Message(json, byBot, keys);
        messages.add(message);
        return message;
    }

    /** What the bot said, for it to change. */
    synchronized ObjectNode edit(long id, Optional<String> text, Optional<JsonNode> markup) {
        Message message = find(id).orElseThrow(() -> Refusal.badRequest("message to edit not found"));
        if (!message.byBot()) {
            throw Refusal.badRequest("message can't be edited");
        }
        if (!message.edit(text, Markup.inline(markup), clock.instant())) {
            throw Refusal.badRequest(
                    "message is not modified: specified new message content and reply markup are exactly"
                            + " the same as a current content and reply markup of the message");
        }
        return message.json().deepCopy();
    }

    synchronized void delete(long id) {
        if (!messages.removeIf(message -> message.id() == id)) {
            throw Refusal.badRequest("message to delete not found");
        }
    }

    /** A press of a button that waits for the bot. */
    synchronized void ask(String query, ObjectNode pressed) {
        queries.put(query, pressed);
    }

    /** True if somebody waited for it. */
    synchronized boolean answer(String query, String text, boolean alert) {
        if (queries.remove(query) == null) {
            return false;
        }
        notice = text.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        Json.object().put("query", query).put("text", text).put("alert", alert));
        return true;
    }

    /** Telegram waits no longer for answers to the buttons that were pressed. */
    synchronized void forgetQueries() {
        queries.clear();
    }

    synchronized Optional<Message> find(long id) {
        return messages.stream().filter(message -> message.id() == id).findFirst();
    }

    /** The last message that brought keys which are still there. */
    synchronized Optional<ObjectNode> keyboardMessage() {
        return messages.stream()
                .filter(message -> message.keyboard().isPresent())
                .reduce((earlier, later) -> later)
                .map(message -> message.json().deepCopy());
    }

    synchronized List<Bubble> bubbles() {
        return messages.stream().map(Bubble::of).toList();
    }

    synchronized void block(boolean isBlocked) {
        blocked = isBlocked;
    }

    synchronized void deactivate() {
        deactivated = true;
    }

    synchronized void keysUsed() {
        keyboard = keyboard.filter(keys -> !keys.path("one_time_keyboard").asBoolean());
    }

    synchronized ObjectNode brief() {
        ObjectNode json = profile.asUser();
        json.put("phone", profile.phone().orElse(""));
        return json.put("started", started).put("blocked", blocked);
    }

    synchronized ObjectNode whole() {
        ObjectNode json = brief();
        ArrayNode list = json.putArray("messages");
        messages.forEach(message -> list.add(message.json().deepCopy().put("by_bot", message.byBot())));
        keyboard.ifPresent(keys -> json.set("keyboard", keys));
        notice.ifPresent(words -> json.set("notice", words));
        json.put("waiting", !queries.isEmpty());
        return json;
    }
}
