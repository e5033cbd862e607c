package dev.latchkey.benchmarks;

import dev.latchkey.application.sessions.SigningKeys;
import dev.latchkey.security.Es256Keys;
import dev.latchkey.security.JwtAccessTokens;
import dev.latchkey.security.MasterSecret;
import dev.latchkey.security.Secrets;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Keys that live as long as the benchmark. */
final class KeysInMemory implements SigningKeys {
    private final List<Key> keys = new ArrayList<>();

    /** Signs and checks access tokens with keys of its own. */
    static JwtAccessTokens tokens() {
        return new JwtAccessTokens(
                Es256Keys.open(
                        new KeysInMemory(),
                        Secrets.only(MasterSecret.of("only for benchmarks 9f86d081884c7d659a2feaa0c55ad015")),
                        new SecureRandom(),
                        InstantSource.system()),
                "latchkey",
                "latchkey",
                InstantSource.system());
    }

    @Override
    public List<Key> all() {
        return List.copyOf(keys);
    }

    @Override
    public Key addFirst(Key key) {
        if (keys.isEmpty()) {
            keys.add(key);
        }
        return keys.get(0);
    }

    @Override
    public boolean publish(Key next, Instant signingSince) {
        return false;
    }

    @Override
    public Optional<String> promote(Instant publishedBy, Instant now) {
        return Optional.empty();
    }

    @Override
    public List<String> forget(Instant retiredBy) {
        return List.of();
    }

    @Override
    public boolean remove(String id, Instant publishedBy, Instant now) {
        return false;
    }

    @Override
    public boolean abandon(Key read) {
        return false;
    }

    @Override
    public boolean reseal(Key read, byte[] sealedAnew) {
        return false;
    }
}
