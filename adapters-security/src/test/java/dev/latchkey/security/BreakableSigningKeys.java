package dev.latchkey.security;

import dev.latchkey.application.sessions.SigningKeys;
import dev.latchkey.application.shared.Unavailable;
import java.util.ArrayList;
import java.util.List;

/** Keys in memory that can go down, and that count how often they were read. */
final class BreakableSigningKeys implements SigningKeys {
    private final List<Key> keys = new ArrayList<>();
    private int reads;
    private boolean down;

    @Override
    public synchronized List<Key> all() {
        reads++;
        if (down) {
            throw new Unavailable("The store is down", new IllegalStateException());
        }
        return List.copyOf(keys);
    }

    @Override
    public synchronized Key addFirst(Key key) {
        return keys.stream()
                .filter(stored -> stored.stage() == Stage.SIGNING)
                .findFirst()
                .orElseGet(() -> {
                    keys.add(key);
                    return key;
                });
    }

    /** Puts a key beside the others, as another instance would during a rotation. */
    synchronized void add(Key key, Stage stage) {
        keys.add(new Key(key.id(), key.publicKey(), key.sealedPrivateKey(), key.createdAt(), stage, key.since()));
    }

    synchronized void clear() {
        keys.clear();
    }

    synchronized int reads() {
        return reads;
    }

    synchronized void setDown(boolean down) {
        this.down = down;
    }
}
