package dev.latchkey.security;

import dev.latchkey.application.sessions.Successors;
import dev.latchkey.domain.sessions.RefreshToken;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Derives each refresh token from the one before it with HMAC-SHA256, so that neither has to be stored. */
public final class HmacSuccessors implements Successors {
    private final byte[] key;

    public HmacSuccessors(MasterSecret secret) {
        this.key = secret.derive("refresh tokens", 32);
    }

    @Override
    public RefreshToken of(RefreshToken used) {
        return used.successor(Hkdf.mac(key).doFinal(used.secret().getBytes(StandardCharsets.US_ASCII)));
    }

    @Override
    public List<RefreshToken> candidates(RefreshToken used) {
        return List.of(of(used));
    }
}
