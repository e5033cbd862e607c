package dev.latchkey.bootstrap.journeys;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.telegram.TestBotApi;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** What people do in their chats with the bot, as Telegram writes it, and what the bot has written there. */
final class Telegrams {
    private static final JsonMapper JSON = new JsonMapper();
    private static final AtomicLong NUMBERS = new AtomicLong(1_000);

    private final TestBotApi api;

    Telegrams(TestBotApi api) {
        this.api = api;
    }

    static String wrote(long who, String text) {
        return message(who, JSON.createObjectNode().put("text", text));
    }

    static String came(long who, JsonNode page) {
        return wrote(who, "/start " + page.get("bot_url").asText().split("=", 2)[1]);
    }

    static String shared(long who, String phone, long owner) {
        return message(who, contact(phone, owner));
    }

    static String forwarded(long who, String phone, long owner) {
        ObjectNode content = contact(phone, owner);
        content.putObject("forward_origin").put("type", "user").put("date", 1);
        return message(who, content);
    }

    static String pressed(long who, String data) {
        ObjectNode update = JSON.createObjectNode().put("update_id", NUMBERS.incrementAndGet());
        ObjectNode query = update.putObject("callback_query");
        query.put("id", Long.toString(NUMBERS.incrementAndGet()));
        query.put("chat_instance", "1").put("data", data);
        query.set("from", person(who));
        ObjectNode message = query.putObject("message").put("message_id", 7);
        message.put("date", Instant.now().getEpochSecond());
        message.putObject("chat").put("id", who).put("type", "private");
        return update.toString();
    }

    static String stands(long who, String status) {
        ObjectNode update = JSON.createObjectNode().put("update_id", NUMBERS.incrementAndGet());
        ObjectNode change = update.putObject("my_chat_member");
        change.put("date", Instant.now().getEpochSecond());
        change.putObject("chat").put("id", who).put("type", "private");
        change.set("from", person(who));
        change.putObject("new_chat_member").put("status", status);
        return update.toString();
    }

    private static ObjectNode contact(String phone, long owner) {
        ObjectNode content = JSON.createObjectNode();
        content.putObject("contact")
                .put("phone_number", phone.substring(1))
                .put("first_name", "Anna")
                .put("user_id", owner);
        return content;
    }

    private static String message(long who, ObjectNode content) {
        ObjectNode update = JSON.createObjectNode().put("update_id", NUMBERS.incrementAndGet());
        content.put("message_id", NUMBERS.incrementAndGet());
        content.put("date", Instant.now().getEpochSecond());
        content.putObject("chat").put("id", who).put("type", "private");
        content.set("from", person(who));
        update.set("message", content);
        return update.toString();
    }

    private static ObjectNode person(long who) {
        return JSON.createObjectNode()
                .put("id", who)
                .put("is_bot", false)
                .put("first_name", "Anna")
                .put("username", "anna_" + who)
                .put("language_code", "en");
    }

    /** Everything that was sent or changed in that chat, in order. */
    List<JsonNode> to(long who) {
        return api.calls.stream()
                .map(TestBotApi.Call::parameters)
                .filter(call -> call.path("chat_id").asLong() == who)
                .toList();
    }

    String lastTo(long who) {
        List<JsonNode> all = to(who);
        return all.isEmpty() ? "" : all.get(all.size() - 1).path("text").asText();
    }

    /** The data of the buttons that were sent there last. */
    List<String> buttons(long who) {
        List<List<String>> all = to(who).stream()
                .map(call -> call.path("reply_markup").path("inline_keyboard").findValuesAsText("callback_data"))
                .filter(data -> !data.isEmpty())
                .toList();
        return all.isEmpty() ? List.of() : all.get(all.size() - 1);
    }

    /** How many prompts were pushed there, which alone have several ways to say yes. */
    long prompts(long who) {
        return to(who).stream()
                .filter(call -> call.path("reply_markup")
                                .path("inline_keyboard")
                                .path(0)
                                .size()
                        == 3)
                .count();
    }
}
