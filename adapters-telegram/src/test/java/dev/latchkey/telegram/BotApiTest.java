package dev.latchkey.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.latchkey.application.shared.MovableClock;
import dev.latchkey.telegram.BotApi.BotCommand;
import dev.latchkey.telegram.BotApi.BotMessage;
import dev.latchkey.telegram.BotTrouble.Kind;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

class BotApiTest {
    private static final String SECRET = TestBotApi.TOKEN.substring(TestBotApi.TOKEN.indexOf(':') + 1);

    private final TestBotApi telegram = new TestBotApi();
    private final MovableClock clock = new MovableClock();
    private final BotApi bot = bot(telegram.uri(), TestBotApi.TOKEN);

    @AfterEach
    void stop() {
        telegram.close();
    }

    @Test
    void each_method_says_what_telegram_expects_and_understands_its_answer() {
        telegram.result("{\"id\":123456,\"is_bot\":true,\"first_name\":\"Key\",\"username\":\"key_bot\"}");
        assertThat(bot.getMe()).isEqualTo(new BotApi.BotUser(123456, "key_bot"));
        telegram.result("[{\"update_id\":7,\"message\":{\"text\":\"hi\"}},{\"update_id\":8}]");
        assertThat(bot.getUpdates(7, 100, Duration.ofSeconds(2)))
                .extracting(BotApi.BotUpdate::id)
                .containsExactly(7L, 8L);
        telegram.result("{\"message_id\":31}");
        BotMessage sent = bot.sendMessage(42, "*Hi* <b>", List.of(List.of(new BotButton("Yes", "opaque"))));
        assertThat(sent).isEqualTo(new BotMessage(42, 31));
        bot.editMessageText(sent, "Done", List.of());
        bot.answerCallbackQuery("q1", "Thanks", false);
        bot.setWebhook(URI.create("https://id.example.org/telegram/webhook"), "s3cret");
        bot.deleteWebhook();
        telegram.result("{\"url\":\"\",\"pending_update_count\":3,\"last_error_message\":\"Wrong response\"}");
        assertThat(bot.getWebhookInfo())
                .isEqualTo(new BotApi.BotWebhook(Optional.empty(), 3, Optional.of("Wrong response")));
        bot.setMyCommands(List.of(new BotCommand("me", "Who am I")), "en");

        assertThat(telegram.calls)
                .extracting(call -> call.method() + call.parameters())
                .containsExactly(
                        "getMe{}",
                        "getUpdates{\"offset\":7,\"limit\":100,\"timeout\":2,"
                                + "\"allowed_updates\":[\"message\",\"callback_query\",\"my_chat_member\"]}",
                        "sendMessage{\"chat_id\":42,\"text\":\"*Hi* <b>\",\"reply_markup\":"
                                + "{\"inline_keyboard\":[[{\"text\":\"Yes\",\"callback_data\":\"opaque\"}]]}}",
                        "editMessageText{\"chat_id\":42,\"message_id\":31,\"text\":\"Done\"}",
                        "answerCallbackQuery{\"callback_query_id\":\"q1\",\"text\":\"Thanks\",\"show_alert\":false}",
                        "setWebhook{\"url\":\"https://id.example.org/telegram/webhook\",\"secret_token\":\"s3cret\","
                                + "\"allowed_updates\":[\"message\",\"callback_query\",\"my_chat_member\"]}",
                        "deleteWebhook{}",
                        "getWebhookInfo{}",
                        "setMyCommands{\"commands\":[{\"command\":\"me\",\"description\":\"Who am I\"}],"
                                + "\"language_code\":\"en\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "400, Bad Request: chat not found, CHAT_CLOSED",
        "400, Bad Request: BUTTON_DATA_INVALID, WRONG_CALL",
        "401, Unauthorized, TOKEN_WRONG",
        "401, Unauthorized: invalid token specified, TOKEN_WRONG",
        "403, Forbidden: bot was blocked by the user, CHAT_CLOSED",
        "403, Forbidden: user is deactivated, CHAT_CLOSED",
        "404, Not Found, TOKEN_WRONG",
        "404, Not Found: method not found, WRONG_CALL",
        "409, Conflict: terminated by other getUpdates request; make sure that only one bot instance is running, CONFLICT",
        "421, Misdirected Request: unallowed token specified, WRONG_CALL",
        "429, Too Many Requests: retry after 1, TOO_MANY",
        "500, Internal Server Error, AWAY"
    })
    void what_telegram_refuses_is_told_apart(int code, String description, Kind kind) {
        telegram.refusal(code, description, "");

        assertTrouble(() -> send(42), kind);
    }

    @Test
    void an_update_that_is_deep_or_says_a_thing_twice_keeps_no_others_back() {
        telegram.result("[{\"update_id\":7,\"message\":" + "[".repeat(200) + "]".repeat(200)
                + "},{\"update_id\":8,\"a\":1,\"a\":2},{\"update_id\":9,\"a\":" + "1".repeat(60) + "}]");

        assertThat(bot.getUpdates(7, 100, Duration.ZERO))
                .extracting(BotApi.BotUpdate::id)
                .containsExactly(7L, 8L, 9L);
    }

    @Test
    void what_is_as_good_as_done_is_done() {
        telegram.refusal(
                400,
                "Bad Request: message is not modified: specified new message content and reply markup are exactly the same",
                "");
        assertThatCode(() -> bot.editMessageText(new BotMessage(1, 2), "same", List.of()))
                .doesNotThrowAnyException();
        telegram.refusal(400, "Bad Request: query is too old and response timeout expired or query ID is invalid", "");
        assertThatCode(() -> bot.answerCallbackQuery("q", "", false)).doesNotThrowAnyException();

        telegram.refusal(400, "Bad Request: message to edit not found", "");
        assertTrouble(() -> bot.editMessageText(new BotMessage(1, 2), "x", List.of()), Kind.WRONG_CALL);
    }

    @Test
    void a_chat_that_was_written_to_too_often_is_left_alone_that_long_and_others_are_not() {
        telegram.refusal(429, "Too Many Requests: retry after 17", ",\"parameters\":{\"retry_after\":17}");
        BotTrouble first = assertTrouble(() -> send(42), Kind.TOO_MANY);
        assertThat(first.retryAfter()).contains(Duration.ofSeconds(17));

        clock.advance(Duration.ofSeconds(16));
        BotTrouble held = assertTrouble(() -> send(42), Kind.TOO_MANY);
        assertThat(held.retryAfter()).contains(Duration.ofSeconds(1));
        assertThat(telegram.calls).hasSize(1);
        send(43);
        bot.deleteWebhook();
        clock.advance(Duration.ofSeconds(1));
        send(42);
        assertThat(telegram.calls).hasSize(4);
    }

    @Test
    void a_wait_that_names_no_chat_is_for_everything() {
        telegram.refusal(429, "Too Many Requests: retry after 5", ",\"parameters\":{\"retry_after\":5}");
        assertTrouble(() -> bot.getUpdates(0, 1, Duration.ZERO), Kind.TOO_MANY);

        assertTrouble(() -> send(42), Kind.TOO_MANY);
        assertTrouble(bot::getMe, Kind.TOO_MANY);
        assertThat(telegram.calls).hasSize(1);
        clock.advance(Duration.ofSeconds(5));
        send(42);
    }

    @Test
    void a_revoked_token_is_not_shown_again_and_again() {
        telegram.refusal(401, "Unauthorized", "");
        assertTrouble(bot::getMe, Kind.TOKEN_WRONG);

        assertTrouble(() -> send(42), Kind.TOKEN_WRONG);
        assertThat(telegram.calls).hasSize(1);
        clock.advance(Duration.ofMinutes(10));
        send(42);
    }

    @Test
    void what_is_no_answer_of_telegram_is_no_answer() {
        for (String odd :
                List.of("<html>502 Bad Gateway</html>", "", "[]", "{}", "{\"ok\":1}", "{\"ok\":true,\"ok\":true}")) {
            telegram.text(502, odd);
            assertTrouble(() -> send(42), Kind.AWAY);
        }
        telegram.text(502, "{\"ok\":true,\"result\":true}");
        assertTrouble(() -> send(42), Kind.AWAY);
        telegram.text(200, "x".repeat(5_000_000));
        assertTrouble(() -> send(42), Kind.AWAY);
    }

    @Test
    void the_token_that_others_have_put_into_the_address_of_a_webhook_is_not_repeated() {
        telegram.result("{\"url\":\"https://hook.example.org/" + TestBotApi.TOKEN + "\",\"pending_update_count\":0,"
                + "\"last_error_message\":\"Wrong response from /" + TestBotApi.TOKEN + "\"}");

        assertThat(bot.getWebhookInfo())
                .isEqualTo(new BotApi.BotWebhook(
                        Optional.of("https://hook.example.org/***"), 0, Optional.of("Wrong response from /***")));
    }

    @Test
    void the_token_is_in_no_log_and_in_no_exception() {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        Level before = root.getLevel();
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        root.addAppender(log);
        root.setLevel(Level.TRACE);
        try {
            telegram.refusal(400, "Bad Request: /bot" + TestBotApi.TOKEN + "/sendMessage", "");
            told(() -> send(42));
            telegram.text(502, "<html>" + TestBotApi.TOKEN);
            told(() -> send(42));
            telegram.refusal(401, "Unauthorized: " + TestBotApi.TOKEN, "");
            told(() -> send(42));
            told(() -> send(42));
            told(() -> bot(URI.create("http://127.0.0.1:1"), TestBotApi.TOKEN).getMe());
            told(() -> bot(URI.create("http://no-such-host.invalid"), TestBotApi.TOKEN)
                    .getMe());
            told(() -> bot(URI.create("http://127.0.0.1:1/with a space".replace(" ", "%20")), TestBotApi.TOKEN)
                    .getMe());
            assertThat(bot.toString()).doesNotContain(SECRET);
        } finally {
            root.detachAppender(log);
            root.setLevel(before);
        }
        assertThat(log.list.toString()).doesNotContain(SECRET);
    }

    @Test
    void a_proxy_is_asked_where_there_is_one() {
        Fetcher through = new Fetcher(Optional.of(telegram.uri()));
        BotApi far =
                new BotApi(URI.create("http://api.telegram.invalid"), new BotToken(TestBotApi.TOKEN), through, clock);
        telegram.result("{\"id\":1,\"username\":\"through\"}");

        assertThat(far.getMe().username()).isEqualTo("through");
    }

    @Test
    void data_of_buttons_fit() {
        assertThatCode(() -> new BotButton("Да", "я".repeat(32))).doesNotThrowAnyException();
        for (String wrong : List.of("", "x".repeat(65), "я".repeat(33))) {
            assertThatThrownBy(() -> new BotButton("Да", wrong)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(new BotButton("Yes", "opaque").toString()).doesNotContain("opaque");
    }

    private BotApi bot(URI api, String token) {
        return new BotApi(api, new BotToken(token), new Fetcher(Optional.empty()), clock);
    }

    private void send(long chat) {
        BotMessage unused = bot.sendMessage(chat, "Hi", List.of());
    }

    private static void told(ThrowingCallable call) {
        assertThatThrownBy(call).satisfies(trouble -> {
            StringWriter trace = new StringWriter();
            trouble.printStackTrace(new PrintWriter(trace));
            assertThat(trace.toString()).doesNotContain(SECRET);
            assertThat(trouble).isInstanceOf(BotTrouble.class);
        });
    }

    private static BotTrouble assertTrouble(ThrowingCallable call, Kind kind) {
        try {
            call.call();
        } catch (BotTrouble trouble) {
            assertThat(trouble.kind()).as(trouble.getMessage()).isEqualTo(kind);
            return trouble;
        } catch (Throwable other) {
            throw new AssertionError(other);
        }
        throw new AssertionError("no trouble");
    }
}
