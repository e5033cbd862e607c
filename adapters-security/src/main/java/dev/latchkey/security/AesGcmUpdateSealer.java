package dev.latchkey.security;

import dev.latchkey.application.login.telegram.line.UpdateSealer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;

/** Seals updates of a bot with AES-256-GCM, each for its own number. */
public final class AesGcmUpdateSealer implements UpdateSealer {
    private final SecretBox box;

    public AesGcmUpdateSealer(Secrets secrets, SecureRandom random) {
        this.box = new SecretBox(secrets, "telegram updates", random);
    }

    @Override
    public byte[] seal(long update, String json) {
        return box.seal(json.getBytes(StandardCharsets.UTF_8), Long.toString(update));
    }

    @Override
    public String open(long update, byte[] sealed) {
        return new String(box.open(sealed, Long.toString(update)), StandardCharsets.UTF_8);
    }
}
