package dev.latchkey.bootstrap.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.bootstrap.TelegramSigner;
import java.io.IOException;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Data of Mini Apps that others signed open our door, and data as our tests sign them are good to others. */
@Timeout(120)
class InitDataSignersIT {
    private static final String DOOR = "/api/v1/auth/telegram";
    private static final String TMA = "@tma.js/init-data-node";
    private static final String TELEGRAM_APPS = "@telegram-apps/init-data-node";

    private static Door latchkey;

    private final long someone = TelegramSigner.someone();

    @BeforeAll
    static void start() {
        var unused = Foreign.node_modules(TMA);
        latchkey = new Door(Map.of(
                "TELEGRAM_BOT_TOKEN",
                TelegramSigner.TOKEN,
                // Nobody is there: the bot is not needed for this.
                "TELEGRAM_API_URL",
                "http://127.0.0.1:9"));
    }

    @AfterAll
    static void stop() {
        if (latchkey != null) {
            latchkey.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {TMA, TELEGRAM_APPS})
    void what_others_sign_is_accepted_once_and_unchanged_only(String library) throws Exception {
        String data = signed(library, TelegramSigner.TOKEN, Instant.now());

        assertThat(knock(data.replace("Ann", "Bob")).code()).isEqualTo("telegram.signature_wrong");
        assertThat(knock(data + "&extra=1").code()).isEqualTo("telegram.signature_wrong");
        assertThat(knock(flipped(data)).code()).isEqualTo("telegram.signature_wrong");
        Door.Knock in = knock(data);
        assertThat(in.status()).as("%s", in.answer().body()).isEqualTo(201);
        assertThat(in.json().path("user").path("telegram_id").asLong()).isEqualTo(someone);
        assertThat(in.json().path("user").path("first_name").asText()).isEqualTo("Ann & \"Анна\" +=");
        assertThat(knock(data).code()).isEqualTo("telegram.replayed");
    }

    @ParameterizedTest
    @ValueSource(strings = {TMA, TELEGRAM_APPS})
    void what_others_sign_for_another_bot_or_another_day_is_not(String library) throws Exception {
        assertThat(knock(signed(library, "42:TEST", Instant.now())).code()).isEqualTo("telegram.signature_wrong");
        assertThat(knock(signed(library, TelegramSigner.TOKEN, Instant.now().minusSeconds(3_700)))
                        .code())
                .isEqualTo("telegram.data_too_old");
        assertThat(knock(signed(library, TelegramSigner.TOKEN, Instant.now().plusSeconds(300)))
                        .code())
                .isEqualTo("telegram.data_too_old");
    }

    @ParameterizedTest
    @ValueSource(strings = {TMA, TELEGRAM_APPS})
    void what_our_tests_sign_is_good_to_others(String library) throws Exception {
        String data = TelegramSigner.usual().initData(someone, Map.of("start_param", "K7RZ2M"));

        assertThat(asked(library, "validate", TelegramSigner.TOKEN, data)).isEqualTo("valid");
        assertThat(asked(library, "validate", TelegramSigner.TOKEN, flipped(data)))
                .startsWith("refused");
        assertThat(asked(library, "validate", "42:TEST", data)).startsWith("refused");
    }

    private String signed(String library, String token, Instant when) throws IOException, InterruptedException {
        String data = """
                {"auth_date": %d, "query_id": "q%d", "user": {"id": %d, "first_name": "Ann & \\"Анна\\" +=",
                 "language_code": "ru", "allows_write_to_pm": true}}""".formatted(when.getEpochSecond(), System.nanoTime(), someone);
        return asked(library, "sign", token, data);
    }

    private static String asked(String library, String act, String key, String input)
            throws IOException, InterruptedException {
        try (Script script = new Script("init-data.mjs", Map.of(), library, act, key)) {
            return script.answers(input);
        }
    }

    /** One digit of the hash is another. */
    private static String flipped(String data) {
        int at = data.toLowerCase(Locale.ROOT).indexOf("hash=") + 5;
        char other = data.charAt(at) == 'a' ? 'b' : 'a';
        return data.substring(0, at) + other + data.substring(at + 1);
    }

    private static Door.Knock knock(String data) throws IOException, InterruptedException {
        return latchkey.post(DOOR, Optional.empty(), Map.of("init_data", data));
    }
}
