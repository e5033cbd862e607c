package dev.latchkey.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.application.login.telegram.line.BotOffice;
import dev.latchkey.application.login.telegram.line.BotOfficeContract;
import dev.latchkey.application.shared.MovableClock;
import dev.latchkey.domain.shared.Refused;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TelegramOfficeTest implements BotOfficeContract {
    private final TestBotApi telegram = new TestBotApi();
    private final BotToken token = new BotToken(TestBotApi.TOKEN);
    private final MovableClock clock = new MovableClock();
    private final BotApi bot = new BotApi(telegram.uri(), token, new Fetcher(Optional.empty()), clock);
    private final BotName name = new BotName(bot, Optional.empty(), clock);
    private final BotOffice office =
            new TelegramOffice(token, name, new DeepLinks(URI.create("https://t.me"), name), bot);

    @BeforeEach
    void open() {
        telegram.line.open();
    }

    @AfterEach
    void stop() {
        telegram.close();
    }

    @Test
    void says_how_long_telegram_wants_to_be_left_alone() {
        telegram.refusal(429, "Too Many Requests: retry after 9", ",\"parameters\":{\"retry_after\":9}");

        assertThatThrownBy(office::webhook)
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.retryAfter()).contains(Duration.ofSeconds(9)))
                .hasMessage("telegram.unreachable");
    }

    @Test
    void sets_the_secret_too() {
        office.setWebhook(ADDRESS, SECRET);

        assertThat(telegram.calls.get(0).parameters().get("secret_token").asText())
                .isEqualTo(SECRET.text());
    }

    @Override
    public BotOffice office() {
        return office;
    }

    @Override
    public void answer(int status) {
        for (int i = 0; i < 9; i++) {
            telegram.refusal(status, status == 401 ? "Unauthorized" : "Bad Request: bad webhook", "");
        }
    }
}
