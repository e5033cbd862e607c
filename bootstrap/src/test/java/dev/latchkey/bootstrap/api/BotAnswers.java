package dev.latchkey.bootstrap.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.telegram.TestBotApi;

/** What administrators are told of the bot, and Telegram when it brings updates. */
final class BotAnswers {
    static final String SECRET = "a-secret-of-Telegram-and-us";

    private static final String BOT = "GET /api/v1/admin/telegram/bot";
    private static final String LOOK = "GET /api/v1/admin/telegram/webhook";
    private static final String SET = "POST /api/v1/admin/telegram/webhook";
    private static final String REMOVE = "DELETE /api/v1/admin/telegram/webhook";
    private static final String BRING = "POST /telegram/webhook";
    private static final String HEADER = "X-Telegram-Bot-Api-Secret-Token";

    private final DescribedClient client;
    private final TestBotApi telegram;

    BotAnswers(DescribedClient client, TestBotApi telegram) {
        this.client = client;
        this.telegram = telegram;
    }

    void all(String admin, String other) throws InterruptedException {
        for (String route : new String[] {BOT, LOOK, SET, REMOVE}) {
            assertThat(client.ask(route).send().said()).isEqualTo("401 token.invalid");
            assertThat(client.ask(route).as(other).send().said()).isEqualTo("403 account.not_allowed");
        }
        assertThat(client.ask(BOT).as(admin).send().text("mode")).isEqualTo("webhook");
        assertThat(client.ask(SET).as(admin).json("{}").send().text("url")).endsWith("/telegram/webhook");
        assertThat(client.ask(SET).as(admin).json("{\"url\": \"x\"}").send().said())
                .isEqualTo("422 field.unknown");
        for (String route : new String[] {LOOK, SET, REMOVE}) {
            telegram.refusal(400, "Bad Request: bad webhook", "");
            assertThat(client.ask(route).as(admin).send().said()).isEqualTo("409 telegram.call_refused");
        }
        telegram.text(502, "away");
        assertThat(client.ask(LOOK).as(admin).send().said()).isEqualTo("503 telegram.unreachable");
        assertThat(client.ask(REMOVE).as(admin).send().status()).isEqualTo(204);
        assertThat(client.ask(LOOK).as(admin).send().body().path("url").isNull())
                .isTrue();
        updatesAreBrought();
    }

    private void updatesAreBrought() throws InterruptedException {
        String update = "{\"update_id\": 5, \"message\": {\"from\": {\"id\": 42}, \"text\": \"/start\"}}";
        assertThat(client.ask(BRING).json(update).header(HEADER, SECRET).send().status())
                .isEqualTo(200);
        assertThat(client.ask(BRING).json(update).send().said()).isEqualTo("401 telegram.webhook_secret_wrong");
        assertThat(client.ask(BRING)
                        .json("{\"text\": \"/start\"}")
                        .header(HEADER, SECRET)
                        .send()
                        .said())
                .isEqualTo("422 telegram.no_update");
        String tooLong = "{\"update_id\": 6, \"text\": \"" + "x".repeat(256 * 1024) + "\"}";
        assertThat(client.ask(BRING).json(tooLong).header(HEADER, SECRET).send().said())
                .isEqualTo("413 request.too_large");
    }
}
