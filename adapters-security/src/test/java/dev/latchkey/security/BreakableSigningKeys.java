package dev.latchkey.security;

import dev.latchkey.application.sessions.InMemorySigningKeys;
import dev.latchkey.application.sessions.SigningKeys;
import dev.latchkey.application.shared.InMemoryTransactions;
import dev.latchkey.application.shared.Unavailable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** The twin of the stored keys, which can go down, and counts how often they were read. */
final class BreakableSigningKeys implements SigningKeys {
    private final InMemorySigningKeys keys = new InMemorySigningKeys(new InMemoryTransactions());
    private final AtomicInteger reads = new AtomicInteger();
    private volatile boolean down;

    @Override
    public List<Key> all() {
        int unused = reads.incrementAndGet();
        if (down) {
            throw new Unavailable("The store is down");
        }
        return keys.all();
    }

    @Override
    public Key addFirst(Key key) {
        return keys.addFirst(key);
    }

    @Override
    public boolean publish(Key next, Instant signingSince) {
        return keys.publish(next, signingSince);
    }

    @Override
    public Optional<String> promote(Instant publishedBy, Instant now) {
        return keys.promote(publishedBy, now);
    }

    @Override
    public List<String> forget(Instant retiredBy) {
        return keys.forget(retiredBy);
    }

    @Override
    public boolean remove(String id, Instant publishedBy, Instant now) {
        return keys.remove(id, publishedBy, now);
    }

    @Override
    public boolean abandon(Key read) {
        return keys.abandon(read);
    }

    @Override
    public boolean reseal(Key read, byte[] sealedAnew) {
        return keys.reseal(read, sealedAnew);
    }

    /** Puts a key beside the others, as another instance would during a rotation. */
    void add(Key key, Stage stage) {
        keys.put(new Key(key.id(), key.publicKey(), key.sealedPrivateKey(), key.createdAt(), stage, key.since()));
    }

    void clear() {
        keys.all().forEach(this::abandon);
    }

    int reads() {
        return reads.get();
    }

    void setDown(boolean down) {
        this.down = down;
    }
}
