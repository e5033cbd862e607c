package dev.latchkey.bootstrap.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.telegram.BotApi;
import dev.latchkey.telegram.BotApi.BotMessage;
import dev.latchkey.telegram.BotApi.BotUpdate;
import dev.latchkey.telegram.BotButton;
import dev.latchkey.telegram.BotToken;
import dev.latchkey.telegram.Fetcher;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Our client of the Bot API against an emulator that others wrote. It can say no more than that our calls are understood:
 * the emulator confirms nothing, refuses nothing, and answers null where Telegram answers true.
 */
@Timeout(120)
class BotEmulatorIT {
    private static final String TOKEN = "1000000001:of-an-emulator-and-no-secret-at-all-0";

    @Test
    void our_calls_are_understood() throws Exception {
        var unused = Foreign.node_modules("telegram-test-api");
        try (Script emulator = new Script("emulator.js", Map.of("TG_TOKEN", TOKEN))) {
            URI api = URI.create("http://127.0.0.1:" + emulator.line());
            BotApi bot = new BotApi(api, new BotToken(TOKEN), new Fetcher(Optional.empty()), InstantSource.system());
            assertThat(bot.getMe().username()).isNotBlank();
            assertThat(emulator.ask("hello")).isEqualTo("sent");
            List<BotUpdate> heard = bot.getUpdates(0, 10, Duration.ZERO);
            assertThat(heard).hasSize(1);
            assertThat(heard.get(0).json()).contains("\"hello\"");

            BotMessage asked = bot.sendMessage(42, "Sure?", List.of(List.of(new BotButton("Yes", "y:1"))));
            assertThat(emulator.ask("!y:1")).isEqualTo("pressed");
            assertThat(bot.getUpdates(0, 10, Duration.ZERO).get(0).json()).contains("callback_query", "y:1");
            bot.editMessageText(asked, "Confirmed", List.of());
            assertThat(emulator.ask("?")).contains("Confirmed").doesNotContain("Sure?");
        }
    }
}
