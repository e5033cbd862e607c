package dev.latchkey.security;

import dev.latchkey.application.messages.MessageSealer;
import dev.latchkey.domain.messages.MessageId;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;

/** Seals the texts of messages with AES-256-GCM, each for its own message. */
public final class AesGcmSealer implements MessageSealer {
    private final SecretBox box;

    public AesGcmSealer(Secrets secrets, SecureRandom random) {
        this.box = new SecretBox(secrets, "messages", random);
    }

    @Override
    public byte[] seal(MessageId id, String text) {
        return box.seal(text.getBytes(StandardCharsets.UTF_8), id.value().toString());
    }

    @Override
    public String open(MessageId id, byte[] sealed) {
        return new String(box.open(sealed, id.value().toString()), StandardCharsets.UTF_8);
    }
}
