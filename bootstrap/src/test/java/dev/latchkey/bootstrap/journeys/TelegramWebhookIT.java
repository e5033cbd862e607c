package dev.latchkey.bootstrap.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.bootstrap.TelegramSigner;
import dev.latchkey.persistence.DatabaseUrl;
import dev.latchkey.persistence.TestServer;
import dev.latchkey.persistence.embedded.EmbeddedPostgres;
import dev.latchkey.telegram.TestBotApi;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Updates that Telegram brings, and what others bring in its name. */
@Timeout(300)
class TelegramWebhookIT {
    private static final String SECRET = "only-Telegram-and-we-know";
    private static final String PATH = "/telegram/webhook";
    private static final String HEADER = "X-Telegram-Bot-Api-Secret-Token";

    private final TestBotApi telegram = new TestBotApi(TelegramSigner.TOKEN);

    @TempDir
    Path directory;

    @BeforeEach
    void open() {
        telegram.line.open();
    }

    @AfterEach
    void stop() {
        telegram.close();
    }

    @Test
    void two_instances_have_telegram_bring_updates_and_each_is_handled_once_however_often_it_comes() {
        try (Pair pair = Pair.start(settings(Map.of()))) {
            Until.within(20, () -> !telegram.line.webhook().isEmpty());
            assertThat(telegram.line.webhook()).isEqualTo("https://id.example.org" + PATH);

            for (long id = 1; id <= 20; id++) {
                String update = update(id, id % 3);
                List<Integer> answers = Together.callAll(
                        10, turn -> bring(pair.client(turn), SECRET, update).status());
                assertThat(answers).containsOnly(200);
            }

            Until.within(
                    10, () -> pair.rows().number("SELECT count(*) FROM telegram_update WHERE state = 'handled'") == 20);
            assertThat(pair.rows().number("SELECT sum(attempts) FROM telegram_update"))
                    .isEqualTo(20);
            assertThat(pair.rows().number("SELECT count(*) FROM telegram_update WHERE json IS NOT NULL"))
                    .isZero();
            assertThat(telegram.calls)
                    .filteredOn(call -> call.method().equals("setWebhook"))
                    .hasSize(1)
                    .allMatch(call ->
                            call.parameters().path("secret_token").asText().equals(SECRET));
            assertThat(telegram.calls).noneMatch(call -> call.method().equals("getUpdates"));
        }
    }

    @Test
    void updates_that_come_in_another_order_are_all_handled() {
        try (Pair pair = Pair.start(settings(Map.of()))) {
            List<Long> ids = new ArrayList<>();
            for (long id = 1; id <= 60; id++) {
                ids.add(id);
                ids.add(id);
            }
            Collections.shuffle(ids);

            List<Integer> answers = Together.callAll(
                    ids.size(),
                    turn -> bring(pair.client(turn), SECRET, update(ids.get(turn), ids.get(turn) % 4))
                            .status());

            assertThat(answers).containsOnly(200);
            Until.within(
                    20, () -> pair.rows().number("SELECT count(*) FROM telegram_update WHERE state = 'handled'") == 60);
        }
    }

    @Test
    void nobody_else_can_bring_anything() {
        DatabaseUrl url = TestServer.migratedDatabase();
        try (Pair pair = Pair.start(url, settings(Map.of()))) {
            String update = update(1, 1);
            assertThat(bring(pair.client(0), "Only-Telegram-and-we-know", update)
                            .code())
                    .isEqualTo("telegram.webhook_secret_wrong");
            Answer without = pair.client(0).send("POST", PATH, update);
            assertThat(without.status()).isEqualTo(401);
            assertThat(without.code()).isEqualTo("telegram.webhook_secret_wrong");
            String large = "{\"update_id\":2,\"text\":\"" + "x".repeat(256 * 1024) + "\"}";
            assertThat(bring(pair.client(0), SECRET, large).status()).isEqualTo(413);
            assertThat(bring(pair.client(0), SECRET, "{\"text\":\"x\"}").code()).isEqualTo("telegram.no_update");
            assertThat(bring(pair.client(0), SECRET, "{").code()).isEqualTo("telegram.no_update");

            assertThat(pair.rows().count("telegram_update")).isZero();
        }
    }

    @Test
    void where_updates_are_fetched_or_left_alone_none_are_brought() {
        DatabaseUrl url = TestServer.migratedDatabase();
        for (String mode : List.of("polling", "off")) {
            try (Product product = Product.start(url, settings(Map.of("TELEGRAM_MODE", mode)))) {
                assertThat(bring(product.client(), SECRET, update(1, 1)).code()).isEqualTo("telegram.off");
            }
        }
    }

    @Test
    void without_the_database_telegram_is_told_to_come_again() {
        Path data = directory.resolve("data");
        try (EmbeddedPostgres server = EmbeddedPostgres.start(data);
                Product product = Product.start(server.url(), settings(Map.of("DATABASE_POOL_SIZE", "4")))) {
            assertThat(bring(product.client(), SECRET, update(1, 1)).status()).isEqualTo(200);
            ProcessHandle postmaster = Frozen.postmaster(data);
            Until.within(10, () -> product.client().get("/health").status() == 200);
            assertThat(postmaster.destroyForcibly()).isTrue();
            postmaster.onExit().join();

            Answer away = bring(product.client(), SECRET, update(2, 1));
            assertThat(away.status()).isIn(200, 503);
            Until.within(60, () -> bring(product.client(), SECRET, update(2, 1)).status() == 200);
        }
    }

    @Test
    void administrators_see_the_line_and_health_tells_of_it() {
        DatabaseUrl url = TestServer.migratedDatabase();
        try (Product product =
                Product.startUnlimited(url, settings(Map.of("TELEGRAM_MODE", "polling")), new Phones())) {
            Client admin = product.reception().newMember().client();
            long id = telegram.line.press(42);
            Until.within(20, () -> telegram.line.unconfirmed() == 0);
            Until.within(
                    20,
                    () -> admin.get("/api/v1/admin/telegram/bot")
                                    .json()
                                    .get("waiting_updates")
                                    .asInt()
                            == 0);

            Answer bot = admin.get("/api/v1/admin/telegram/bot");
            assertThat(bot.text("username")).isEqualTo("key_bot");
            assertThat(bot.text("link")).isEqualTo("https://t.me/key_bot");
            assertThat(bot.text("mode")).isEqualTo("polling");
            assertThat(bot.text("holder")).startsWith(ProcessHandle.current().pid() + "-");
            assertThat(bot.json().get("last_update_at").isNull()).isFalse();
            assertThat(admin.post("/api/v1/admin/telegram/webhook", Map.of()).code())
                    .isEqualTo("telegram.polling");
            assertThat(admin.get("/api/v1/admin/telegram/webhook").text("poller"))
                    .isEqualTo(bot.text("holder"));
            assertThat(product.client().get("/health").json().toString()).contains("telegram");

            telegram.refusal(401, "Unauthorized", "");
            assertThat(telegram.line.press(42)).isGreaterThan(id);
            Until.within(
                    20, () -> product.client().get("/health").json().toString().contains("refuses TELEGRAM_BOT_TOKEN"));
            assertThat(product.client().get("/health/ready").status()).isEqualTo(200);
            Answer refused = admin.get("/api/v1/admin/telegram/webhook");
            assertThat(refused.code()).isEqualTo("telegram.token_refused");
            assertThat(refused.toString()).doesNotContain(TelegramSigner.TOKEN);
        }
    }

    private static Answer bring(Client client, String secret, String update) {
        return client.with(HEADER, secret).send("POST", PATH, update);
    }

    private static String update(long id, long person) {
        return "{\"update_id\":" + id + ",\"message\":{\"from\":{\"id\":" + (100 + person) + "},\"text\":\"/start\"}}";
    }

    private Map<String, String> settings(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(Map.of(
                "TELEGRAM_BOT_TOKEN",
                TelegramSigner.TOKEN,
                "TELEGRAM_MODE",
                "webhook",
                "TELEGRAM_WEBHOOK_SECRET",
                SECRET,
                "TELEGRAM_API_URL",
                telegram.uri().toString(),
                "PUBLIC_URL",
                "https://id.example.org"));
        all.putAll(more);
        return all;
    }
}
