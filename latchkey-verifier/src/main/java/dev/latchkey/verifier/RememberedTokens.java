package dev.latchkey.verifier;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tokens whose signature was right, because checking it again is slow. Kept by hash, so that the memory of the process
 * holds no tokens. Says nothing of time and of keys: whoever asks looks at the clock, and whether the key still counts.
 *
 * <p>Two generations share the room: when the young one is full it becomes the old one, and what was old is forgotten,
 * save what was asked for meanwhile. So tokens that are over are forgotten at last, without anybody looking for them.
 */
final class RememberedTokens {
    private final int generation;

    private volatile Generations generations = new Generations(new ConcurrentHashMap<>(), Map.of());

    /**
     * An empty memory.
     *
     * @param capacity how many tokens it holds at most, give or take one for each thread; none if it is zero
     */
    RememberedTokens(int capacity) {
        this.generation = (capacity + 1) / 2;
    }

    Optional<Remembered> find(Digest digest) {
        Generations now = generations;
        Remembered seen = now.young().get(digest);
        if (seen == null) {
            seen = now.old().get(digest);
            if (seen != null) {
                remember(digest, seen);
            }
        }
        return Optional.ofNullable(seen);
    }

    void remember(Digest digest, Remembered remembered) {
        if (generation == 0) {
            return;
        }
        Generations now = generations;
        now.young().put(digest, remembered);
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

    private record Generations(Map<Digest, Remembered> young, Map<Digest, Remembered> old) {}

    /** A token that was right: what it says, and the key that vouches for it. */
    record Remembered(VerificationKey key, VerifiedToken token) {}

    /** The SHA-256 of a token. */
    record Digest(long first, long second, long third, long fourth) {
        static Digest of(String token) {
            try {
                // A character that is not ASCII becomes a question mark, which no token that was right has.
                byte[] ascii = token.getBytes(StandardCharsets.US_ASCII);
                ByteBuffer hash =
                        ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(ascii));
                return new Digest(hash.getLong(), hash.getLong(), hash.getLong(), hash.getLong());
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("Every Java platform has SHA-256", e);
            }
        }

        /** The bits of a hash are as good as any. */
        @Override
        public int hashCode() {
            return Long.hashCode(first);
        }
    }
}
