package dev.latchkey.security;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HKDF with SHA-256 (RFC 5869), which the JDK has only from 25 on. */
final class Hkdf {
    private static final int HASH_LENGTH = 32;

    private Hkdf() {}

    static byte[] extract(byte[] salt, byte[] inputKey) {
        return mac(salt.length == 0 ? new byte[HASH_LENGTH] : salt).doFinal(inputKey);
    }

    static byte[] expand(byte[] pseudoRandomKey, byte[] info, int length) {
        if (length > 255 * HASH_LENGTH) {
            throw new IllegalArgumentException("HKDF yields at most 255 blocks");
        }
        Mac mac = mac(pseudoRandomKey);
        byte[] output = new byte[length];
        byte[] block = new byte[0];
        for (int done = 0, round = 1; done < length; done += HASH_LENGTH, round++) {
            mac.update(block);
            mac.update(info);
            mac.update((byte) round);
            block = mac.doFinal();
            System.arraycopy(block, 0, output, done, Math.min(HASH_LENGTH, length - done));
        }
        return output;
    }

    static byte[] expand(byte[] pseudoRandomKey, String label, int length) {
        return expand(pseudoRandomKey, label.getBytes(StandardCharsets.UTF_8), length);
    }

    static Mac mac(byte[] key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HmacSHA256", e);
        }
    }
}
