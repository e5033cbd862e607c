package dev.latchkey.telegram.fake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How a bot is sent what happened. */
@Timeout(60)
class WebhookTest {
    private final FakeTelegram telegram = FakeTelegram.start();
    private final Caller bot = new Caller(telegram);
    private final Person anna = telegram.person(Profile.of(42, "Anna", "ru", "+4917139200"));
    private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
    private final BlockingQueue<Integer> statuses = new LinkedBlockingQueue<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private volatile String answer = "";
    private HttpServer receiver;

    @BeforeEach
    void listen() throws Exception {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.setExecutor(threads);
        receiver.createContext("/", exchange -> {
            String secret = exchange.getRequestHeaders().getFirst("X-Telegram-Bot-Api-Secret-Token");
            received.add(secret + " " + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            Integer status = statuses.poll();
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status == null ? 200 : status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        receiver.start();
    }

    @AfterEach
    void stop() {
        telegram.close();
        receiver.stop(0);
        threads.shutdownNow();
    }

    @Test
    void is_sent_what_waited_and_what_comes_with_the_secret() throws Exception {
        anna.says("before");
        assertThat(bot.call("setWebhook", hook("s-3_T")).path("description").asText())
                .isEqualTo("Webhook was set");
        assertThat(next()).startsWith("s-3_T {").contains("\"before\"");
        anna.says("after");
        assertThat(next()).startsWith("s-3_T {").contains("\"after\"");

        assertThat(bot.call("setWebhook", hook("s-3_T")).path("description").asText())
                .isEqualTo("Webhook is already set");
        assertThat(bot.refusal("getUpdates", "{}"))
                .isEqualTo("409 Conflict: can't use getUpdates method while webhook is active;"
                        + " use deleteWebhook to delete the webhook first");
        JsonNode info = bot.result("getWebhookInfo", "{}");
        assertThat(info.path("url").asText()).isEqualTo(address());
        assertThat(info.has("last_error_message")).isFalse();
        assertThat(bot.call("deleteWebhook", "{}").path("description").asText()).isEqualTo("Webhook was deleted");
        anna.says("to be fetched");
        assertThat(bot.result("getUpdates", "{'offset': -1}")).hasSize(1);
        assertThat(received.poll(100, TimeUnit.MILLISECONDS)).isNull();
    }

    @Test
    void sends_again_what_was_not_taken_and_nothing_of_that_chat_before() throws Exception {
        statuses.add(500);
        bot.result("setWebhook", hook("s"));
        anna.says("one");
        String refused = next();
        anna.says("two");
        assertThat(bot.result("getWebhookInfo", "{}")
                        .path("pending_update_count")
                        .asInt())
                .isEqualTo(2);
        Person boris = telegram.person(Profile.of(43, "Boris", "ru", "+4917139201"));
        boris.says("three");
        assertThat(next()).contains("three");
        assertThat(next()).isEqualTo(refused);
        assertThat(next()).contains("two");
        assertThat(bot.result("getWebhookInfo", "{}").path("last_error_message").asText())
                .isEqualTo("Wrong response from the webhook: 500 Internal Server Error");
    }

    @Test
    void does_what_the_answer_asks_for() throws Exception {
        answer = "{\"method\": \"sendMessage\", \"chat_id\": 42, \"text\": \"by the way\"}";
        bot.result("setWebhook", hook("s"));
        anna.says("hi");
        assertThat(anna.sees("by the way")).isNotNull();
    }

    @Test
    void a_poll_that_waits_is_sent_away() {
        int before = telegram.calls().size();
        var poll = bot.later("getUpdates", "{'timeout': 50}");
        while (telegram.calls().size() == before) {
            Thread.onSpinWait();
        }
        bot.result("setWebhook", hook("s"));
        assertThat(poll.join().path("description").asText()).isEqualTo("Conflict: terminated by setWebhook request");
    }

    @Test
    void refuses_addresses_and_secrets_as_telegram_does() {
        assertThat(bot.refusal("setWebhook", "{'url': 'http://example.org/'}"))
                .isEqualTo("400 Bad Request: bad webhook: An HTTPS URL must be provided for webhook");
        assertThat(bot.refusal("setWebhook", "{'url': 'https://example.org:8080/'}"))
                .isEqualTo("400 Bad Request: bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443");
        assertThat(bot.refusal("setWebhook", hook("s".repeat(257))))
                .isEqualTo("400 Bad Request: secret token is too long");
        assertThat(bot.refusal("setWebhook", hook("пароль")))
                .isEqualTo("400 Bad Request: secret token contains unallowed characters");
        bot.result("setWebhook", hook("s"));
        assertThat(bot.refusal("setWebhook", hook("t"))).isEqualTo("429 Too Many Requests: retry after 1");
    }

    private String hook(String secret) {
        return "{'url': '" + address() + "', 'secret_token': '" + secret + "'}";
    }

    private String address() {
        return "http://127.0.0.1:" + receiver.getAddress().getPort() + "/hook";
    }

    private String next() throws InterruptedException {
        return String.valueOf(received.poll(20, TimeUnit.SECONDS));
    }
}
