package dev.latchkey.domain.sessions;

import java.security.MessageDigest;
import java.util.Arrays;

/** What is kept of a refresh token: its SHA-256. */
public final class TokenHash {
    private final byte[] bytes;

    public TokenHash(byte[] bytes) {
        this.bytes = bytes.clone();
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
