package dev.latchkey.bootstrap.architecture.culprits.innocent.domain.login;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

public record Challenge(String id, Instant expiresAt) {
    public byte[] bytes() {
        return id.getBytes(StandardCharsets.UTF_8);
    }
}
