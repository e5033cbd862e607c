package dev.latchkey.application.login.telegram.push;

import dev.latchkey.application.shared.InMemoryTransactions;
import dev.latchkey.domain.accounts.TelegramId;
import dev.latchkey.domain.sessions.TokenHash;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The twin of the real ones. */
public final class InMemoryWaitingPrompts implements WaitingPrompts {
    private final InMemoryTransactions memory;
    private final InMemoryTelegramSessions sessions;
    private final Map<Long, Waiting> waiting;
    private final Map<TokenHash, Long> messages;
    private long last;

    public InMemoryWaitingPrompts(InMemoryTransactions memory, InMemoryTelegramSessions sessions) {
        this.memory = memory;
        this.sessions = sessions;
        this.waiting = memory.newMap();
        this.messages = memory.newMap();
    }

    @Override
    public void add(TokenHash link, Instant until) {
        synchronized (memory) {
            last++;
            waiting.put(last, new Waiting(link, until));
        }
    }

    @Override
    public Optional<Waiting> take() {
        synchronized (memory) {
            return waiting.keySet().stream().min(Long::compare).map(waiting::remove);
        }
    }

    @Override
    public void sent(TokenHash button, long message) {
        synchronized (memory) {
            if (sessions.ofButton(button).isPresent()) {
                messages.put(button, message);
            }
        }
    }

    @Override
    public Optional<Sent> lastTo(TelegramId who, Instant now) {
        synchronized (memory) {
            return sessions.lastPrompt(who, now)
                    .map(button -> new Sent(
                            button,
                            Optional.ofNullable(messages.get(button))
                                    .map(OptionalLong::of)
                                    .orElse(OptionalLong.empty())));
        }
    }
}
