package dev.latchkey.telegram.fake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a bot can do in chats, and what Telegram says when it cannot. */
class BotMethodsTest {
    private static final String PRESSABLE =
            ", 'reply_markup': {'inline_keyboard': [[{'text': 'Yes', 'callback_data': 'y'}, {'text': 'No', 'callback_data': 'n'}]]}}";

    private final FakeTelegram telegram = FakeTelegram.start();
    private final Caller bot = new Caller(telegram);
    private final Person anna = telegram.person(Profile.of(42, "Anna", "ru", "+4917139200"));

    @BeforeEach
    void begin() {
        anna.says("/start");
    }

    @AfterEach
    void stop() {
        telegram.close();
    }

    @Test
    void says_who_it_is_to_whoever_has_the_token() throws Exception {
        JsonNode me = bot.result("getMe", "{}");
        assertThat(me.path("is_bot").asBoolean()).isTrue();
        assertThat(me.path("id").asLong()).isEqualTo(1_000_000_001L);
        assertThat(me.path("username").asText()).isEqualTo(telegram.bot().username());

        String json = "application/json";
        assertThat(bot.send(telegram.bot().token() + "x", "getMe", json, "{}")
                        .path("description")
                        .asText())
                .isEqualTo("Unauthorized");
        assertThat(bot.send("nonsense", "getMe", json, "{}").path("description").asText())
                .isEqualTo("Unauthorized: invalid token specified");
        assertThat(bot.refusal("getNothing", "{}")).isEqualTo("404 Not Found: method not found");
        telegram.faults().revokeToken(true);
        assertThat(bot.refusal("getMe", "{}")).isEqualTo("401 Unauthorized");
    }

    @Test
    void takes_parameters_in_every_way_that_telegram_does() throws Exception {
        String token = telegram.bot().token();
        String markup = "{\"inline_keyboard\":[[{\"text\":\"Yes\",\"callback_data\":\"y\"}]]}";
        String form = "chat_id=42&text=of+a+form&reply_markup=" + URLEncoder.encode(markup, StandardCharsets.UTF_8);
        String parts = String.join(
                "\r\n",
                "--b",
                "Content-Disposition: form-data; name=\"chat_id\"",
                "",
                "42",
                "--b",
                "Content-Disposition: form-data; name=\"text\"",
                "",
                "of parts",
                "--b--",
                "");

        assertThat(bot.send(token, "sendMessage", "application/x-www-form-urlencoded", form)
                        .path("ok")
                        .asBoolean())
                .isTrue();
        assertThat(bot.send(token, "sendMessage", "multipart/form-data; boundary=b", parts)
                        .path("ok")
                        .asBoolean())
                .isTrue();
        assertThat(bot.get("/bot" + token + "/sendmessage?chat_id=42&text=of%20the%20address")
                        .path("ok")
                        .asBoolean())
                .isTrue();
        assertThat(bot.result("sendMessage", "{'chat_id': '42', 'text': 'of JSON'}")
                        .path("text")
                        .asText())
                .isEqualTo("of JSON");

        assertThat(anna.chat())
                .filteredOn(Bubble::byBot)
                .extracting(Bubble::text)
                .containsExactly("of a form", "of parts", "of the address", "of JSON");
        assertThat(anna.sees("of a form").button("Yes")).isPresent();
        assertThat(bot.send(token, "sendMessage", "application/json", "{")
                        .path("error_code")
                        .asInt())
                .isEqualTo(400);
    }

    @Test
    void a_message_has_what_telegram_puts_into_it() {
        JsonNode sent = bot.result("sendMessage", "{'chat_id': 42, 'text': ' Hello '" + PRESSABLE);

        assertThat(sent.path("text").asText()).isEqualTo("Hello");
        assertThat(sent.path("chat").path("type").asText()).isEqualTo("private");
        assertThat(sent.path("from").path("is_bot").asBoolean()).isTrue();
        assertThat(sent.path("date").asLong()).isPositive();
        assertThat(sent.path("reply_markup").path("inline_keyboard").size()).isEqualTo(1);
        assertThat(bot.result("sendChatAction", "{'chat_id': 42, 'action': 'typing'}")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void edits_in_place_and_refuses_what_changes_nothing() {
        long id = bot.result("sendMessage", "{'chat_id': 42, 'text': 'Sure?'" + PRESSABLE)
                .path("message_id")
                .asLong();
        String same = "{'chat_id': 42, 'message_id': " + id + ", 'text': 'Sure?'";

        assertThat(bot.refusal("editMessageText", same + PRESSABLE))
                .startsWith("400 Bad Request: message is not modified: specified");
        JsonNode edited = bot.result("editMessageText", same.replace("Sure?", "Done") + "}");
        assertThat(edited.path("edit_date").asLong()).isPositive();
        assertThat(edited.has("reply_markup")).isFalse();
        assertThat(anna.sees("Done").edited()).isTrue();
        assertThat(anna.chat()).hasSize(2);

        assertThat(bot.result("editMessageReplyMarkup", same + PRESSABLE)
                        .path("text")
                        .asText())
                .isEqualTo("Done");
        assertThat(bot.refusal("editMessageText", "{'chat_id': 42, 'message_id': 999, 'text': 'x'}"))
                .isEqualTo("400 Bad Request: message to edit not found");
        assertThat(bot.refusal(
                        "editMessageText",
                        "{'chat_id': 42, 'message_id': " + anna.chat().get(0).id() + ", 'text': 'x'}"))
                .isEqualTo("400 Bad Request: message can't be edited");
        assertThat(bot.result("deleteMessage", same + "}").asBoolean()).isTrue();
        assertThat(bot.refusal("deleteMessage", same + "}")).isEqualTo("400 Bad Request: message to delete not found");
    }

    @Test
    void refuses_in_telegrams_words() {
        assertThat(bot.refusal("sendMessage", "{'text': 'x'}")).isEqualTo("400 Bad Request: chat_id is empty");
        assertThat(bot.refusal("sendMessage", "{'chat_id': 43, 'text': 'x'}"))
                .isEqualTo("400 Bad Request: chat not found");
        assertThat(bot.refusal("sendMessage", "{'chat_id': 42, 'text': '  '}"))
                .isEqualTo("400 Bad Request: message text is empty");
        assertThat(bot.refusal("sendMessage", "{'chat_id': 42, 'text': '" + "x".repeat(4097) + "'}"))
                .isEqualTo("400 Bad Request: message is too long");
        assertThat(bot.result("sendMessage", "{'chat_id': 42, 'text': '" + "x".repeat(4096) + "'}")
                        .isObject())
                .isTrue();
        for (String data : new String[] {"", "x".repeat(65), "ж".repeat(33)}) {
            assertThat(bot.refusal(
                            "sendMessage", "{'chat_id': 42, 'text': 'x'" + PRESSABLE.replace("'y'", "'" + data + "'")))
                    .isEqualTo("400 Bad Request: BUTTON_DATA_INVALID");
        }
        assertThat(bot.result(
                                "sendMessage",
                                "{'chat_id': 42, 'text': 'x'" + PRESSABLE.replace("'y'", "'" + "ж".repeat(32) + "'"))
                        .isObject())
                .isTrue();
        Person silent = telegram.person(Profile.of(44, "Boris", "ru", "+4917139201"));
        assertThat(bot.refusal("sendMessage", "{'chat_id': 44, 'text': 'x'}"))
                .isEqualTo("400 Bad Request: chat not found");
        silent.says("/start");
        assertThat(bot.result("sendMessage", "{'chat_id': 44, 'text': 'x'}").isObject())
                .isTrue();
    }

    @Test
    void cannot_write_to_whoever_blocked_it_or_left() {
        anna.blocks();
        assertThat(bot.refusal("sendMessage", "{'chat_id': 42, 'text': 'x'}"))
                .isEqualTo("403 Forbidden: bot was blocked by the user");
        anna.unblocks();
        assertThat(bot.result("sendMessage", "{'chat_id': 42, 'text': 'x'}").isObject())
                .isTrue();
        anna.leavesTelegram();
        assertThat(bot.refusal("sendMessage", "{'chat_id': 42, 'text': 'x'}"))
                .isEqualTo("403 Forbidden: user is deactivated");

        JsonNode updates = bot.result("getUpdates", "{}");
        JsonNode blocked = updates.get(1).path("my_chat_member");
        assertThat(blocked.path("old_chat_member").path("status").asText()).isEqualTo("member");
        assertThat(blocked.path("new_chat_member").path("status").asText()).isEqualTo("kicked");
        assertThat(updates.get(2)
                        .path("my_chat_member")
                        .path("new_chat_member")
                        .path("status")
                        .asText())
                .isEqualTo("member");
    }

    @Test
    void a_button_waits_for_one_answer() {
        bot.result("sendMessage", "{'chat_id': 42, 'text': 'Sure?'" + PRESSABLE);
        String query = anna.presses(anna.sees("Sure?"), "Yes");
        JsonNode told = bot.result("getUpdates", "{'offset': -1}").get(0).path("callback_query");
        assertThat(told.path("data").asText()).isEqualTo("y");
        assertThat(told.path("from").path("id").asLong()).isEqualTo(42);
        assertThat(told.path("message").path("text").asText()).isEqualTo("Sure?");
        assertThat(told.path("id").asText()).isEqualTo(query);
        assertThat(anna.isWaiting()).isTrue();

        String answer = "{'callback_query_id': '" + query + "', 'text': 'Thanks', 'show_alert': true}";
        assertThat(bot.result("answerCallbackQuery", answer).asBoolean()).isTrue();
        assertThat(anna.isWaiting()).isFalse();
        assertThat(anna.notice()).contains("Thanks");
        assertThat(bot.refusal("answerCallbackQuery", answer))
                .isEqualTo("400 Bad Request: query is too old and response timeout expired or query ID is invalid");
        String late = anna.sendsData(1, "made up");
        anna.waitsNoLonger();
        assertThat(bot.refusal("answerCallbackQuery", "{'callback_query_id': '" + late + "'}"))
                .contains("query is too old");
    }

    @Test
    void numbers_are_shared_by_their_owners_by_others_and_passed_on() {
        bot.result(
                "sendMessage",
                "{'chat_id': 42, 'text': 'Your number?', 'reply_markup': {'one_time_keyboard': true,"
                        + " 'keyboard': [[{'text': 'Share', 'request_contact': true}]]}}");
        assertThat(anna.sees("number?").button("Share").map(Bubble.Button::asksForContact))
                .contains(true);
        Profile boris =
                new Profile(44, "Boris", Optional.of("B."), Optional.of("boris"), "ru", Optional.of("+4917139201"));
        anna.shares();
        anna.sharesContactOf(boris);
        anna.forwardsContactOf(boris);

        JsonNode told = bot.result("getUpdates", "{'offset': -3}");
        JsonNode own = told.get(0).path("message");
        assertThat(own.path("contact").path("user_id").asLong()).isEqualTo(42);
        assertThat(own.path("contact").path("phone_number").asText()).isEqualTo("4917139200");
        assertThat(own.path("reply_to_message").path("text").asText()).isEqualTo("Your number?");
        assertThat(told.get(1).path("message").path("contact").path("user_id").asLong())
                .isEqualTo(44);
        assertThat(told.get(1).path("message").has("forward_origin")).isFalse();
        assertThat(told.get(2)
                        .path("message")
                        .path("forward_origin")
                        .path("sender_user")
                        .path("id")
                        .asLong())
                .isEqualTo(44);
    }

    @Test
    void a_command_is_marked_and_the_menu_is_kept_by_language() throws Exception {
        anna.opens("https://t.me/some_bot?start=abc-_1");
        JsonNode start = bot.result("getUpdates", "{'offset': -1}").get(0).path("message");
        assertThat(start.path("text").asText()).isEqualTo("/start abc-_1");
        assertThat(start.path("entities").get(0).path("length").asInt()).isEqualTo(6);

        bot.result(
                "setMyCommands", "{'commands': [{'command': 'help', 'description': 'Hilfe'}], 'language_code': 'de'}");
        bot.result("setMyCommands", "{'commands': [{'command': 'help', 'description': 'Help'}]}");
        assertThat(bot.result("getMyCommands", "{'language_code': 'de'}")
                        .get(0)
                        .path("description")
                        .asText())
                .isEqualTo("Hilfe");
        assertThat(bot.get("/fake/state?person=42")
                        .path("commands")
                        .get(0)
                        .path("description")
                        .asText())
                .isEqualTo("Help");
        assertThat(bot.refusal("setMyCommands", "{'commands': [{'command': 'Help!', 'description': 'x'}]}"))
                .isEqualTo("400 Bad Request: BOT_COMMAND_INVALID");
    }

    @Test
    void goes_wrong_at_will() {
        telegram.faults().tooMany("sendMessage", 3, 1);
        JsonNode tooMany = bot.call("sendMessage", "{'chat_id': 42, 'text': 'x'}");
        assertThat(tooMany.path("status").asInt()).isEqualTo(429);
        assertThat(tooMany.path("description").asText()).isEqualTo("Too Many Requests: retry after 3");
        assertThat(tooMany.path("parameters").path("retry_after").asInt()).isEqualTo(3);
        assertThat(anna.chat()).noneMatch(Bubble::byBot);

        telegram.faults().loseAnswers("*", 1);
        assertThat(bot.call("sendMessage", "{'chat_id': 42, 'text': 'was sent'}")
                        .path("html")
                        .asText())
                .contains("502");
        assertThat(anna.sees("was sent")).isNotNull();
        assertThat(bot.result("sendMessage", "{'chat_id': 42, 'text': 'x'}").isObject())
                .isTrue();
    }
}
