package dev.latchkey.application.sessions;

import dev.latchkey.application.shared.InMemoryTransactions;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The twin of the real signing keys. */
public final class InMemorySigningKeys implements SigningKeys {
    private final InMemoryTransactions memory;
    private final Map<String, Key> keys;

    public InMemorySigningKeys(InMemoryTransactions memory) {
        this.memory = memory;
        this.keys = memory.newMap();
    }

    @Override
    public List<Key> all() {
        synchronized (memory) {
            return keys.values().stream()
                    .sorted(Comparator.comparing(Key::createdAt))
                    .toList();
        }
    }

    @Override
    public Key addFirst(Key key) {
        synchronized (memory) {
            return keys.values().stream()
                    .filter(kept -> kept.stage() == Stage.SIGNING)
                    .findAny()
                    .orElseGet(() -> {
                        keys.put(key.id(), key);
                        return key;
                    });
        }
    }

    /** Keeps the key beside the others, or in place of the one with its id, as a rotation would. */
    public void put(Key key) {
        synchronized (memory) {
            keys.put(key.id(), key);
        }
    }
}
