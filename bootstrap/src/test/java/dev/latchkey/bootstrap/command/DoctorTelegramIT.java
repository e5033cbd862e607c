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
    void says_that_the_token_is_wrong_or_nobody_answers_and_not_which_token_it_is() {
        assertThat(doctor(OTHER_TOKEN, telegram.uri().toString())).isEqualTo(1);
        assertThat(doctor(OTHER_TOKEN, "http://127.0.0.1:1")).isEqualTo(1);

        assertThat(printed())
                .containsPattern("WRONG +bot +TELEGRAM_BOT_TOKEN is not good any more")
                .containsPattern("WRONG +bot +cannot be reached at http://127.0.0.1:1")
                .doesNotContain("unmistakable");
    }

    private int doctor(String token, String api) {
        Map<String, String> environment = Map.of(
                "DATA_DIR", directory.resolve("data").toString(), "TELEGRAM_BOT_TOKEN", token, "TELEGRAM_API_URL", api);
        PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        return Latchkey.run(
                new Latchkey.Machine(directory.resolve(".env"), environment, stream, stream),
                "doctor",
                "--set",
                "HTTP_PORT=0");
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }
}
