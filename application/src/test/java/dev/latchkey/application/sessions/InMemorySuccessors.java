package dev.latchkey.application.sessions;

import dev.latchkey.domain.sessions.RefreshToken;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/** The twin of the real successors: they are random, and remembered. */
public final class InMemorySuccessors implements Successors {
    private static final int SECRET_BYTES = 30;

    private final RandomGenerator random;
    private final Map<RefreshToken, RefreshToken> known = new ConcurrentHashMap<>();

    public InMemorySuccessors(RandomGenerator random) {
        this.random = random;
    }

    @Override
    public RefreshToken of(RefreshToken used) {
        return known.computeIfAbsent(used, token -> {
            byte[] secret = new byte[SECRET_BYTES];
            random.nextBytes(secret);
            return token.successor(secret);
        });
    }

    @Override
    public List<RefreshToken> candidates(RefreshToken used) {
        return List.of(of(used));
    }
}
