package dev.latchkey.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.application.login.telegram.line.InMemoryLineLease;
import dev.latchkey.application.login.telegram.line.LineMode;
import dev.latchkey.application.login.telegram.line.LineRules;
import dev.latchkey.application.login.telegram.line.WebhookSecret;
import dev.latchkey.application.shared.AtOnce;
import dev.latchkey.application.shared.MovableClock;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WebhookKeeperTest {
    private static final URI ADDRESS = URI.create("https://id.example.org/telegram/webhook");

    private final TestBotApi telegram = new TestBotApi();
    private final MovableClock clock = new MovableClock();
    private final InMemoryLineLease lease = new InMemoryLineLease();
    private final BotApi bot =
            new BotApi(telegram.uri(), new BotToken(TestBotApi.TOKEN), new Fetcher(Optional.empty()), clock);

    @BeforeEach
    void open() {
        telegram.line.open();
    }

    @AfterEach
    void stop() {
        telegram.close();
    }

    @Test
    void sets_what_is_missing_and_leaves_what_is_right() {
        keeper("one", "mark").run();
        assertThat(telegram.line.webhook()).isEqualTo(ADDRESS.toString());

        WebhookKeeper again = keeper("two", "mark");
        assertThat(again.trouble()).isPresent();
        again.run();

        assertThat(again.trouble()).isEmpty();
        assertThat(sets()).isEqualTo(1);
        assertThat(lease.held(clock.instant())).isEmpty();
    }

    @Test
    void sets_it_anew_when_the_secret_is_another_or_somebody_has_changed_it() {
        keeper("one", "mark").run();
        keeper("two", "another mark").run();
        assertThat(sets()).isEqualTo(2);
        telegram.line.webhook("https://elsewhere.example.org/");

        keeper("three", "another mark").run();

        assertThat(sets()).isEqualTo(3);
        assertThat(telegram.line.webhook()).isEqualTo(ADDRESS.toString());
    }

    @Test
    void of_many_that_start_at_once_one_sets_it() {
        AtOnce.run(6, n -> keeper("number " + n, "mark").run());

        assertThat(sets()).isEqualTo(1);
    }

    @Test
    void a_token_that_is_refused_is_not_tried_again() {
        telegram.refusal(401, "Unauthorized", "");
        WebhookKeeper keeper = keeper("one", "mark");

        keeper.run();

        assertThat(telegram.calls).hasSize(1);
        assertThat(keeper.trouble()).isPresent();
        assertThat(lease.held(clock.instant())).isEmpty();
    }

    private long sets() {
        return telegram.calls.stream()
                .filter(call -> call.method().equals("setWebhook"))
                .count();
    }

    private WebhookKeeper keeper(String name, String mark) {
        LineRules rules =
                new LineRules(LineMode.WEBHOOK, ADDRESS, List.of(new WebhookSecret("sixteen-or-more-characters")));
        return new WebhookKeeper(bot, lease, rules, mark, name, clock);
    }
}
