package dev.latchkey.application.login.telegram.push;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.application.shared.Some;
import dev.latchkey.domain.accounts.TelegramId;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What all {@link QuietChats} promise, whatever they are stored in. */
public interface QuietChatsContract {
    Instant NOW = Some.NOW;
    Instant END = NOW.plusSeconds(900);

    QuietChats chats();

    @Test
    default void a_chat_is_quiet_until_its_time_is_over_and_no_other_is() {
        TelegramId chat = Some.telegram();
        chats().quieten(chat, END);

        assertThat(chats().isQuiet(chat, END.minusNanos(1_000))).isTrue();
        assertThat(chats().isQuiet(chat, END)).isFalse();
        assertThat(chats().isQuiet(Some.telegram(), NOW)).isFalse();
    }

    @Test
    default void a_quiet_time_grows_and_never_shrinks() {
        TelegramId chat = Some.telegram();
        chats().quieten(chat, END);
        chats().quieten(chat, NOW);
        assertThat(chats().isQuiet(chat, NOW)).isTrue();

        chats().quieten(chat, END.plusSeconds(1));
        assertThat(chats().isQuiet(chat, END)).isTrue();
    }
}
