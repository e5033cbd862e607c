package dev.latchkey.application.login.telegram.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.domain.shared.Refused;
import java.net.URI;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What every {@link BotOffice} promises, wherever it is. */
public interface BotOfficeContract {
    URI ADDRESS = URI.create("https://id.example.org/telegram/webhook");
    WebhookSecret SECRET = new WebhookSecret("sixteen-or-more-characters");

    BotOffice office();

    /** From now on Telegram answers so: 200, 401, 400 or 502. */
    void answer(int status);

    @Test
    default void says_who_the_bot_is() {
        assertThat(office().identity())
                .isEqualTo(new BotOffice.Identity(123456, "key_bot", URI.create("https://t.me/key_bot")));
    }

    @Test
    default void what_was_set_is_there_until_it_is_removed() {
        assertThat(office().webhook().address()).isEmpty();
        office().setWebhook(ADDRESS, SECRET);
        assertThat(office().webhook().address()).contains(ADDRESS.toString());

        office().removeWebhook();
        office().removeWebhook();

        assertThat(office().webhook().address()).isEmpty();
    }

    @Test
    default void troubles_are_told_apart() {
        answer(401);
        allRefused("telegram.token_refused");
    }

    @Test
    default void telegram_may_be_away() {
        answer(502);
        allRefused("telegram.unreachable");
    }

    @Test
    default void telegram_may_say_no() {
        answer(400);
        allRefused("telegram.call_refused");
    }

    private void allRefused(String code) {
        for (ThrowingCallable question : List.<ThrowingCallable>of(
                () -> office().identity(),
                () -> office().webhook(),
                () -> office().setWebhook(ADDRESS, SECRET),
                () -> office().removeWebhook())) {
            assertThatThrownBy(question).isInstanceOf(Refused.class).hasMessage(code);
        }
    }
}
