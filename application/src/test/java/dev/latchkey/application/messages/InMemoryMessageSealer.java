package dev.latchkey.application.messages;

import dev.latchkey.domain.messages.MessageId;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The twin of the real sealer: what it gives away is a random word, and what that stands for it remembers. */
public final class InMemoryMessageSealer implements MessageSealer {
    private final Map<String, Sealed> sealed = new ConcurrentHashMap<>();

    @Override
    public byte[] seal(MessageId id, String text) {
        String word = UUID.randomUUID().toString();
        sealed.put(word, new Sealed(id, text));
        return word.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Override
    public String open(MessageId id, byte[] bytes) {
        Sealed found = sealed.get(new String(bytes, StandardCharsets.ISO_8859_1));
        if (found == null || !found.id.equals(id)) {
            throw new IllegalArgumentException("Not sealed here for this message");
        }
        return found.text;
    }

    private record Sealed(MessageId id, String text) {}
}
