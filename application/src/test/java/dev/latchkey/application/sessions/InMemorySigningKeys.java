package dev.latchkey.application.sessions;

import dev.latchkey.application.shared.InMemoryTransactions;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

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

    @Override
    public boolean publish(Key next, Instant signingSince) {
        synchronized (memory) {
            boolean due = at(Stage.SIGNING).anyMatch(key -> !key.since().isAfter(signingSince));
            if (!due || at(Stage.PUBLISHED).findAny().isPresent()) {
                return false;
            }
            keys.put(next.id(), next);
            return true;
        }
    }

    @Override
    public Optional<String> promote(Instant publishedBy, Instant now) {
        synchronized (memory) {
            Optional<Key> heir = heir(publishedBy);
            heir.ifPresent(next -> {
                at(Stage.SIGNING).toList().forEach(key -> move(key, Stage.RETIRED, now));
                move(next, Stage.SIGNING, now);
            });
            return heir.map(Key::id);
        }
    }

    @Override
    public List<String> forget(Instant retiredBy) {
        synchronized (memory) {
            List<String> old = at(Stage.RETIRED)
                    .filter(key -> !key.since().isAfter(retiredBy))
                    .map(Key::id)
                    .toList();
            old.forEach(keys::remove);
            return old;
        }
    }

    @Override
    public boolean remove(String id, Instant publishedBy, Instant now) {
        synchronized (memory) {
            Key key = keys.get(id);
            Optional<Key> heir = heir(publishedBy);
            if (key == null || (key.stage() == Stage.SIGNING && heir.isEmpty())) {
                return false;
            }
            keys.remove(id);
            if (key.stage() == Stage.SIGNING) {
                heir.ifPresent(next -> move(next, Stage.SIGNING, now));
            }
            return true;
        }
    }

    @Override
    public boolean abandon(Key read) {
        synchronized (memory) {
            return isAsRead(read) && keys.remove(read.id()) != null;
        }
    }

    @Override
    public boolean reseal(Key read, byte[] sealedAnew) {
        synchronized (memory) {
            if (!isAsRead(read)) {
                return false;
            }
            keys.computeIfPresent(
                    read.id(),
                    (id, kept) ->
                            new Key(id, kept.publicKey(), sealedAnew, kept.createdAt(), kept.stage(), kept.since()));
            return true;
        }
    }

    private boolean isAsRead(Key read) {
        Key kept = keys.get(read.id());
        return kept != null && Arrays.equals(kept.sealedPrivateKey(), read.sealedPrivateKey());
    }

    private Optional<Key> heir(Instant publishedBy) {
        return at(Stage.PUBLISHED)
                .filter(key -> !key.since().isAfter(publishedBy))
                .findAny();
    }

    private Stream<Key> at(Stage stage) {
        return keys.values().stream().filter(key -> key.stage() == stage);
    }

    private void move(Key key, Stage stage, Instant now) {
        keys.put(key.id(), new Key(key.id(), key.publicKey(), key.sealedPrivateKey(), key.createdAt(), stage, now));
    }

    /** Keeps the key beside the others, or in place of the one with its id, as a rotation would. */
    public void put(Key key) {
        synchronized (memory) {
            keys.put(key.id(), key);
        }
    }
}
