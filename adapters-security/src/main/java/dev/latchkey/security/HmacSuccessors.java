package dev.latchkey.security;

import dev.latchkey.application.sessions.Successors;
import dev.latchkey.domain.sessions.RefreshToken;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Derives each refresh token from the one before it with HMAC-SHA256, so that neither has to be stored. */
public final class HmacSuccessors implements Successors {
    /** One for each secret, the current one first. */
    private final List<byte[]> keys;

    public HmacSuccessors(Secrets secrets) {
        this.keys = secrets.all().stream()
                .map(secret -> secret.derive("refresh tokens", 32))
                .toList();
    }

    @Override
    public RefreshToken of(RefreshToken used) {
        return derived(keys.get(0), used);
    }

    @Override
    public List<RefreshToken> candidates(RefreshToken used) {
        return keys.stream().map(key -> derived(key, used)).toList();
    }

    private static RefreshToken derived(byte[] key, RefreshToken used) {
        return used.successor(Hkdf.mac(key).doFinal(used.secret().getBytes(StandardCharsets.US_ASCII)));
    }
}
