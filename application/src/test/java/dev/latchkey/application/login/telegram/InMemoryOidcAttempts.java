package dev.latchkey.application.login.telegram;

import dev.latchkey.application.shared.InMemoryTransactions;
import dev.latchkey.domain.sessions.TokenHash;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** The twin of the real ones. */
public final class InMemoryOidcAttempts implements OidcAttempts {
    private final InMemoryTransactions memory;
    private final Map<TokenHash, Attempt> attempts;

    public InMemoryOidcAttempts(InMemoryTransactions memory) {
        this.memory = memory;
        this.attempts = memory.newMap();
    }

    @Override
    public void begin(Attempt attempt) {
        synchronized (memory) {
            attempts.put(attempt.key(), attempt);
        }
    }

    @Override
    public Optional<Attempt> end(TokenHash key, TokenHash browser, Instant now) {
        synchronized (memory) {
            Optional<Attempt> ended = Optional.ofNullable(attempts.get(key))
                    .filter(attempt -> attempt.browser().equals(browser) && now.isBefore(attempt.expiresAt()));
            ended.ifPresent(attempt -> attempts.remove(key));
            return ended;
        }
    }
}
