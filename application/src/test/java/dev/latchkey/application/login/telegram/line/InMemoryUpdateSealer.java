package dev.latchkey.application.login.telegram.line;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The twin of the real sealer: what it gives away is a random word, and what that stands for it remembers. */
public final class InMemoryUpdateSealer implements UpdateSealer {
    private final Map<String, Sealed> sealed = new ConcurrentHashMap<>();

    @Override
    public byte[] seal(long update, String json) {
        String word = UUID.randomUUID().toString();
        sealed.put(word, new Sealed(update, json));
        return word.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Override
    public String open(long update, byte[] bytes) {
        Sealed found = sealed.get(new String(bytes, StandardCharsets.ISO_8859_1));
        if (found == null || found.update != update) {
            throw new IllegalArgumentException("Not sealed here for this update");
        }
        return found.json;
    }

    private record Sealed(long update, String json) {}
}
