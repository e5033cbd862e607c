package dev.latchkey.application.login.telegram;

import dev.latchkey.application.shared.InMemoryTransactions;
import dev.latchkey.domain.sessions.TokenHash;
import java.time.Instant;
import java.util.Map;

/** The twin of the real ones. */
public final class InMemorySpentProofs implements SpentProofs {
    private final InMemoryTransactions memory;
    private final Map<TokenHash, Instant> spent;

    public InMemorySpentProofs(InMemoryTransactions memory) {
        this.memory = memory;
        this.spent = memory.newMap();
    }

    @Override
    public boolean spend(TokenHash proof, Instant until) {
        synchronized (memory) {
            return spent.putIfAbsent(proof, until) == null;
        }
    }
}
