package dev.latchkey.security;

import dev.latchkey.domain.sessions.AccessClaims;
import dev.latchkey.domain.shared.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Remembers tokens whose signature was right, because checking it again is slow. Kept by hash, so that the memory of the
 * process holds no tokens. Says nothing of time: whoever asks looks at the clock.
 *
 * <p>Two generations share the room: when the young one is full it becomes the old one, and what was old is forgotten,
 * save what was asked for meanwhile.
 */
final class VerifiedTokens {
    private final int generation;

    private volatile Generations generations = new Generations(new ConcurrentHashMap<>(), Map.of());

    /**
     * An empty memory.
     *
     * @param capacity how many tokens it holds at most, give or take one for each thread
     */
    VerifiedTokens(int capacity) {
        this.generation = capacity / 2;
    }

    Optional<Verified> find(Digest digest) {
        Generations now = generations;
        Verified seen = now.young().get(digest);
        if (seen == null) {
            seen = now.old().get(digest);
            if (seen != null) {
                remember(digest, seen);
            }
        }
        return Optional.ofNullable(seen);
    }

    void remember(Digest digest, Verified verified) {
        Generations now = generations;
        now.young().put(digest, verified);
        if (now.young().size() >= generation) {
            turn();
        }
    }

    int size() {
        Generations now = generations;
        return now.young().size() + now.old().size();
    }

    private synchronized void turn() {
        Generations now = generations;
        if (now.young().size() >= generation) {
            generations = new Generations(new ConcurrentHashMap<>(), now.young());
        }
    }

    private record Generations(Map<Digest, Verified> young, Map<Digest, Verified> old) {}

    /** A token that was right: what it says, and the name of the key that vouches for it. */
    record Verified(String keyId, AccessClaims claims) {}

    /** The SHA-256 of a token. */
    record Digest(long first, long second, long third, long fourth) {
        static Digest of(String token) {
            // A character that is not ASCII becomes a question mark, which no token of ours has.
            byte[] ascii = token.getBytes(StandardCharsets.US_ASCII);
            ByteBuffer hash = ByteBuffer.wrap(Sha256.of(ascii));
            return new Digest(hash.getLong(), hash.getLong(), hash.getLong(), hash.getLong());
        }
    }
}
