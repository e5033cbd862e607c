package dev.latchkey.domain.login;

import java.security.MessageDigest;
import java.util.Arrays;

/** What is kept of a code: a keyed hash that is bound to the challenge, the phone and the purpose of the code. */
public final class CodeHash {
    private final byte[] bytes;

    public CodeHash(byte[] bytes) {
        this.bytes = bytes.clone();
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    /** Takes the same time wherever the first difference is. */
    public boolean matches(CodeHash other) {
        return MessageDigest.isEqual(bytes, other.bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CodeHash hash && matches(hash);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "CodeHash[***]";
    }
}
