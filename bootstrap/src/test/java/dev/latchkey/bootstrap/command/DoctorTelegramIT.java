package dev.latchkey.bootstrap.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.telegram.TestBotApi;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorTelegramIT {
    private static final String OTHER_TOKEN = "123456:unmistakable-and-revoked";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final TestBotApi telegram = new TestBotApi();

    @TempDir
    Path directory;

    @AfterEach
    void stop() {
        telegram.close();
    }

    @Test
    void asks_the_bot_who_it_is() {
        telegram.result("{\"id\":123456,\"username\":\"key_bot\"}");

        assertThat(doctor(TestBotApi.TOKEN, telegram.uri().toString())).isZero();

        assertThat(printed())
                .containsPattern("ok +Telegram +login widget and Mini Apps of bot 123456")
                .containsPattern("ok +bot +is @key_bot")
                .doesNotContain(TestBotApi.TOKEN);
    }

    @Test
    void says_that_links_would_open_another_bot() {
        telegram.result("{\"id\":123456,\"username\":\"Key_bot\"}");
        assertThat(doctor(TestBotApi.TOKEN, telegram.uri().toString(), "TELEGRAM_BOT_USERNAME=key_BOT"))
                .isZero();
        telegram.result("{\"id\":123456,\"username\":\"key_bot\"}");
        assertThat(doctor(TestBotApi.TOKEN, telegram.uri().toString(), "TELEGRAM_BOT_USERNAME=other_bot"))
                .isEqualTo(1);

        assertThat(printed())
                .containsOnlyOnce("TELEGRAM_BOT_USERNAME")
                .containsPattern("WRONG +bot +is @key_bot, but TELEGRAM_BOT_USERNAME is other_bot");
    }

    @Test
    void compares_how_updates_should_come_with_what_telegram_says() {
        telegram.line.open();
        String api = telegram.uri().toString();
        assertThat(doctor(TestBotApi.TOKEN, api)).isZero();
        telegram.line.webhook("https://elsewhere.example.org/hook");
        assertThat(doctor(TestBotApi.TOKEN, api)).isZero();
        assertThat(doctor(TestBotApi.TOKEN, api, "TELEGRAM_MODE=off")).isZero();
        assertThat(doctor(TestBotApi.TOKEN, api, "TELEGRAM_MODE=webhook")).isZero();
        telegram.result("{\"id\":123456,\"username\":\"key_bot\"}");
        telegram.result("{\"url\":\"http://127.0.0.1:0/telegram/webhook\",\"pending_update_count\":3,"
                + "\"last_error_message\":\"Connection refused\"}");
        assertThat(doctor(TestBotApi.TOKEN, api, "TELEGRAM_MODE=webhook")).isEqualTo(1);

        assertThat(printed())
                .containsPattern("ok +updates +are fetched")
                .containsPattern("note +updates +are brought to https://elsewhere.example.org/hook, but")
                .containsPattern("note +updates +are for another program")
                .containsPattern("note +updates +are not brought to http://127.0.0.1:0/telegram/webhook so far")
                .containsPattern("ok +updates +are brought to http://127.0.0.1:0/telegram/webhook, 3 wait")
                .containsPattern("WRONG +updates +could not be brought: Connection refused");
    }

    @Test
    void says_that_the_token_is_wrong_or_nobody_answers_and_not_which_token_it_is() {
        assertThat(doctor(OTHER_TOKEN, telegram.uri().toString())).isEqualTo(1);
        assertThat(doctor(OTHER_TOKEN, "http://127.0.0.1:1")).isEqualTo(1);

        assertThat(printed())
                .containsPattern("WRONG +bot +TELEGRAM_BOT_TOKEN is not good any more")
                .containsPattern("WRONG +bot +cannot be reached at http://127.0.0.1:1 .*ConnectException")
                .doesNotContain("unmistakable");
    }

    private int doctor(String token, String api) {
        return doctor(token, api, "TELEGRAM_MODE=polling");
    }

    private int doctor(String token, String api, String setting) {
        Map<String, String> environment = Map.of(
                "DATA_DIR", directory.resolve("data").toString(), "TELEGRAM_BOT_TOKEN", token, "TELEGRAM_API_URL", api);
        PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        return Latchkey.run(
                new Latchkey.Machine(directory.resolve(".env"), environment, stream, stream),
                "doctor",
                "--set",
                "HTTP_PORT=0",
                "--set",
                setting);
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }
}
