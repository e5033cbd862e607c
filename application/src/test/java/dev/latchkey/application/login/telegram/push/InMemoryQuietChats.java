package dev.latchkey.application.login.telegram.push;

import dev.latchkey.application.shared.InMemoryTransactions;
import dev.latchkey.domain.accounts.TelegramId;
import java.time.Instant;
import java.util.Map;

/** The twin of the real ones. */
public final class InMemoryQuietChats implements QuietChats {
    private final InMemoryTransactions memory;
    private final Map<TelegramId, Instant> quiet;

    public InMemoryQuietChats(InMemoryTransactions memory) {
        this.memory = memory;
        this.quiet = memory.newMap();
    }

    @Override
    public void quieten(TelegramId chat, Instant until) {
        synchronized (memory) {
            quiet.merge(chat, until, (before, now) -> before.isAfter(now) ? before : now);
        }
    }

    @Override
    public boolean isQuiet(TelegramId chat, Instant now) {
        synchronized (memory) {
            return quiet.getOrDefault(chat, Instant.MIN).isAfter(now);
        }
    }
}
