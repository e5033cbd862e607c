package dev.latchkey.application.login.telegram.chat;

import dev.latchkey.domain.accounts.Language;
import dev.latchkey.domain.accounts.TelegramId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Remembers how chats stand, so that nothing is pushed into one whose owner does not want it. */
public final class KeepChat {
    private final ChatStates chats;
    private final InstantSource clock;

    public KeepChat(ChatStates chats, InstantSource clock) {
        this.chats = chats;
        this.clock = clock;
    }

    /**
     * They have written there, or let us write again.
     *
     * @param speaks the language of their program, if we speak it
     */
    public void opened(TelegramId chat, Optional<Language> speaks, Instant at) {
        chats.opened(chat, speaks, notAhead(at));
    }

    /** They have blocked us. */
    public void closed(TelegramId chat, Instant at) {
        chats.closed(chat, notAhead(at));
    }

    /** Telegram has just said that nothing can be written there. */
    public void foundClosed(TelegramId chat) {
        chats.closed(chat, clock.instant());
    }

    public Optional<Language> languageOf(TelegramId chat) {
        return chats.languageOf(chat);
    }

    /** What is said to be of the future would silence everything that comes after it. */
    private Instant notAhead(Instant at) {
        Instant now = clock.instant();
        return at.isAfter(now) ? now : at;
    }
}
