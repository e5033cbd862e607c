package dev.latchkey.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.application.shared.AtOnce;
import dev.latchkey.application.shared.MovableClock;
import dev.latchkey.application.shared.Unavailable;
import dev.latchkey.domain.login.TelegramSecret;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BotNameTest {
    private final TestBotApi telegram = new TestBotApi();
    private final MovableClock clock = new MovableClock();
    private final BotApi bot =
            new BotApi(telegram.uri(), new BotToken(TestBotApi.TOKEN), new Fetcher(Optional.empty()), clock);
    private final BotName name = new BotName(bot, Optional.empty(), clock);

    @AfterEach
    void stop() {
        telegram.close();
    }

    @Test
    void it_is_asked_for_once_however_many_want_to_know() {
        telegram.line.open();

        assertThat(AtOnce.call(20, caller -> name.get())).containsOnly("key_bot");

        assertThat(telegram.calls).hasSize(1);
    }

    @Test
    void nobody_is_asked_where_it_was_said() {
        BotName said = new BotName(bot, Optional.of("our_bot"), clock);

        TelegramSecret payload = TelegramSecret.random(new SecureRandom());
        for (String base : new String[] {"https://t.me", "http://127.0.0.1:8081"}) {
            assertThat(new DeepLinks(URI.create(base), said).start(payload))
                    .hasToString(base + "/our_bot?start=" + payload.text());
        }
        assertThat(telegram.calls).isEmpty();
    }

    @Test
    void while_telegram_is_away_it_is_asked_now_and_then_and_everybody_else_is_told_at_once() {
        for (int i = 0; i < 3; i++) {
            telegram.text(502, "away");
        }
        int calls = 0;
        for (int pause : new int[] {2, 4, 8}) {
            for (int i = 0; i < 5; i++) {
                assertThatThrownBy(name::needed).isInstanceOf(Unavailable.class);
            }
            assertThat(telegram.calls).hasSize(++calls);
            clock.advance(Duration.ofSeconds(pause).minusMillis(1));
            assertThatThrownBy(name::get).isInstanceOf(BotTrouble.class);
            assertThat(telegram.calls).hasSize(calls);
            clock.advance(Duration.ofMillis(1));
        }
        telegram.line.open();

        assertThat(name.get()).isEqualTo("key_bot");
    }
}
