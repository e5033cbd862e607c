package dev.latchkey.application.sessions;

import dev.latchkey.domain.sessions.AccessClaims;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

class InMemoryAccessTokensTest implements AccessTokensContract {
    private final Map<String, AccessClaims> ours = new ConcurrentHashMap<>();
    private final Map<String, AccessClaims> theirs = new ConcurrentHashMap<>();

    @Override
    public AccessTokens tokens(InstantSource clock) {
        return new InMemoryAccessTokens(clock, ours);
    }

    @Override
    public AccessTokens tokensOfOthers(InstantSource clock) {
        return new InMemoryAccessTokens(clock, theirs);
    }
}
