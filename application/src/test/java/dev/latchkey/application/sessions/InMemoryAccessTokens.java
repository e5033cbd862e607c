package dev.latchkey.application.sessions;

import dev.latchkey.domain.sessions.AccessClaims;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The twin of the real access tokens: a token is a random word, and what it says is remembered. */
public final class InMemoryAccessTokens implements AccessTokens {
    private final InstantSource clock;
    private final Map<String, AccessClaims> signed;

    public InMemoryAccessTokens(InstantSource clock) {
        this(clock, new ConcurrentHashMap<>());
    }

    /** Tokens that share their memory with others. */
    InMemoryAccessTokens(InstantSource clock, Map<String, AccessClaims> signed) {
        this.clock = clock;
        this.signed = signed;
    }

    @Override
    public String sign(AccessClaims claims) {
        String token = "access-" + UUID.randomUUID();
        signed.put(token, claims);
        return token;
    }

    @Override
    public Optional<AccessClaims> verify(String token) {
        Instant now = clock.instant();
        return Optional.ofNullable(signed.get(token))
                .filter(claims -> !now.isBefore(claims.issuedAt()) && now.isBefore(claims.expiresAt()));
    }
}
