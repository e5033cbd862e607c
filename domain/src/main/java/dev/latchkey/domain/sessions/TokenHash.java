package dev.latchkey.domain.sessions;

import dev.latchkey.domain.shared.Sha256;
import java.security.MessageDigest;
import java.util.Arrays;

/** What is kept of a secret that somebody will show again: its SHA-256. The secret itself is kept nowhere. */
public final class TokenHash {
    private final byte[] bytes;

    public TokenHash(byte[] bytes) {
        this.bytes = bytes.clone();
    }

    /** A plain hash is enough for secrets that are long and random: nobody can try out so many. */
    public static TokenHash of(String secret) {
        return new TokenHash(Sha256.of(secret));
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TokenHash hash && MessageDigest.isEqual(bytes, hash.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "TokenHash[***]";
    }
}
