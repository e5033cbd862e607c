package dev.latchkey.security;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Collectors;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals bytes so that only who has the secret can read or alter them, and only in the place they were sealed for:
 * AES-256-GCM under a key of its own for each purpose.
 *
 * <p>Laid out as version (1 byte), key id (4), nonce (12), ciphertext with its tag. Everything before the nonce, and the
 * context, is authenticated. Random nonces are good for 2^32 seals under one key (NIST SP 800-38D, 8.3).
 */
final class SecretBox {
    private static final byte VERSION = 1;
    private static final int HEADER = 5;
    private static final int NONCE = 12;
    private static final int TAG = 16;

    private final Map<String, SecretKeySpec> keys;
    private final String current;
    private final String purpose;
    private final SecureRandom random;

    /** Seals under the current secret, and opens what was sealed under any of them. */
    SecretBox(Secrets secrets, String purpose, SecureRandom random) {
        this.keys = secrets.all().stream()
                .collect(Collectors.toUnmodifiableMap(
                        MasterSecret::keyId, secret -> new SecretKeySpec(secret.derive("seal " + purpose, 32), "AES")));
        this.current = secrets.current().keyId();
        this.purpose = purpose;
        this.random = random;
    }

    /**
     * Seals the bytes for one place.
     *
     * @param id what they belong to; they open for nothing else
     */
    byte[] seal(byte[] plain, String id) {
        byte[] header = header(current);
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        try {
            byte[] encrypted = cipher(Cipher.ENCRYPT_MODE, known(current), header, nonce, id)
                    .doFinal(plain);
            return ByteBuffer.allocate(HEADER + NONCE + encrypted.length)
                    .put(header)
                    .put(nonce)
                    .put(encrypted)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has AES-GCM", e);
        }
    }

    /**
     * The bytes that were sealed for that place.
     *
     * @throws IllegalArgumentException if they were sealed for another, with another key, or altered
     */
    byte[] open(byte[] sealed, String id) {
        if (sealed.length < HEADER + NONCE + TAG || sealed[0] != VERSION) {
            throw new IllegalArgumentException("Not sealed by us");
        }
        String keyId = keyId(sealed);
        byte[] nonce = new byte[NONCE];
        System.arraycopy(sealed, HEADER, nonce, 0, NONCE);
        try {
            return cipher(Cipher.DECRYPT_MODE, known(keyId), header(keyId), nonce, id)
                    .doFinal(sealed, HEADER + NONCE, sealed.length - HEADER - NONCE);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("Sealed for something else, or altered", e);
        }
    }

    /** Whether the bytes were sealed under the current secret, and not under a fallback. */
    boolean isCurrent(byte[] sealed) {
        return sealed.length >= HEADER && sealed[0] == VERSION && keyId(sealed).equals(current);
    }

    private SecretKeySpec known(String keyId) {
        SecretKeySpec key = keys.get(keyId);
        if (key == null) {
            throw new IllegalArgumentException("Sealed under the secret key with the id " + keyId
                    + ", which is neither SECRET_KEY (its id is " + current + ") nor one of the SECRET_KEY_FALLBACKS");
        }
        return key;
    }

    private static String keyId(byte[] sealed) {
        return HexFormat.of().formatHex(sealed, 1, HEADER);
    }

    private static byte[] header(String keyId) {
        return ByteBuffer.allocate(HEADER)
                .put(VERSION)
                .put(HexFormat.of().parseHex(keyId))
                .array();
    }

    private Cipher cipher(int mode, SecretKeySpec key, byte[] header, byte[] nonce, String id)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG * Byte.SIZE, nonce));
        cipher.updateAAD(header);
        cipher.updateAAD(Framed.of(purpose, id));
        return cipher;
    }
}
