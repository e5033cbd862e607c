package dev.latchkey.bootstrap.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.telegram.fake.Bubble;
import dev.latchkey.telegram.fake.FakeTelegram;
import dev.latchkey.telegram.fake.Person;
import dev.latchkey.telegram.fake.Profile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bots on libraries that others wrote find in our fake what they find at Telegram. */
@Timeout(120)
class BotClientsIT {
    private static final String SECRET = "a-secret_1";

    private final FakeTelegram telegram = FakeTelegram.start();
    private final Person anna = telegram.person(Profile.of(42, "Anna", "ru", "+491713920001"));
    private final Person boris = telegram.person(Profile.of(43, "Boris", "en", "+491713920002"));

    @AfterEach
    void stop() {
        telegram.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"grammy", "telegraf"})
    void a_whole_conversation_by_polling(String library) throws Exception {
        try (Script bot = bot(library, Map.of())) {
            bot.says("ready");
            converse(bot);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"grammy", "telegraf"})
    void a_whole_conversation_by_webhook_and_only_with_its_secret(String library) throws Exception {
        String port = freePort();
        try (Script bot = bot(library, Map.of("HOOK_PORT", port, "HOOK_SECRET", SECRET))) {
            bot.says("ready");
            converse(bot);

            String update = "{\"update_id\": 1, \"message\": {\"text\": \"boom\", \"message_id\": 1, \"date\": 1,"
                    + " \"chat\": {\"id\": 42, \"type\": \"private\"}, \"from\": {\"id\": 42, \"first_name\": \"A\"}}}";
            assertThat(post(port, "another", update)).isIn(401, 403);
            assertThat(anna.chat()).noneMatch(bubble -> bubble.text().equals("survived"));
            assertThat(post(port, SECRET, update)).isEqualTo(200);
            assertThat(anna.sees("survived")).isNotNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"grammy", "telegraf"})
    void what_a_bot_did_not_confirm_before_it_died_comes_again(String library) throws Exception {
        try (Script bot = bot(library, Map.of("CRASH", "yes"))) {
            bot.says("ready");
            anna.says("boom");
            assertThat(bot.ended()).isEqualTo(3);
        }
        assertThat(telegram.pending()).isEqualTo(1);
        try (Script bot = bot(library, Map.of())) {
            bot.says("ready");
            assertThat(anna.sees("survived")).isNotNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"grammy", "telegraf"})
    void of_two_bots_the_older_is_sent_away(String library) throws Exception {
        try (Script older = bot(library, Map.of())) {
            older.says("ready");
            try (Script newer = bot(library, Map.of())) {
                newer.says("ready");
                assertThat(older.ended()).isEqualTo(1);
                anna.opens("?start=x");
                assertThat(anna.sees("Started with x")).isNotNull();
            }
        }
    }

    private void converse(Script bot) throws InterruptedException {
        anna.opens(telegram.uri() + "/bot?start=abc-123");
        Bubble sure = anna.sees("Started with abc-123");
        anna.presses(sure, "Yes");
        assertThat(anna.sees("Your number?").button("Share")).isPresent();
        assertThat(anna.chat())
                .anyMatch(bubble -> bubble.id() == sure.id()
                        && bubble.text().equals("Confirmed")
                        && bubble.edited()
                        && bubble.buttons().isEmpty());
        assertThat(anna.notice()).contains("Thanks");
        assertThat(anna.isWaiting()).isFalse();
        anna.forwardsContactOf(boris.profile());
        assertThat(anna.sees("Got 491713920002, own: false")).isNotNull();
        anna.shares();
        assertThat(anna.sees("Got 491713920001, own: true")).isNotNull();
        anna.blocks();
        bot.says("kicked");
        anna.unblocks();
        bot.says("member");
    }

    private Script bot(String library, Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(more);
        environment.put("TG_BASE", telegram.uri().toString());
        environment.put("TG_TOKEN", telegram.bot().token());
        var unused = Foreign.node_modules(library);
        return new Script("bot-" + library + ".js", environment);
    }

    private static int post(String port, String secret, String update) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/"))
                .header("Content-Type", "application/json")
                .header("X-Telegram-Bot-Api-Secret-Token", secret)
                .POST(BodyPublishers.ofString(update))
                .build();
        return HttpClient.newHttpClient()
                .send(request, BodyHandlers.discarding())
                .statusCode();
    }

    private static String freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return Integer.toString(socket.getLocalPort());
        }
    }
}
