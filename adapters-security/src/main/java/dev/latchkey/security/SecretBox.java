package dev.latchkey.security;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
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

    private final SecretKeySpec key;
    private final String purpose;
    private final byte[] header;
    private final SecureRandom random;

    SecretBox(MasterSecret secret, String purpose, SecureRandom random) {
        this.key = new SecretKeySpec(secret.derive("seal " + purpose, 32), "AES");
        this.purpose = purpose;
        this.header = ByteBuffer.allocate(HEADER)
                .put(VERSION)
                .put(HexFormat.of().parseHex(secret.keyId()))
                .array();
        this.random = random;
    }

    /**
     * Seals the bytes for one place.
     *
     * @param id what they belong to; they open for nothing else
     */
    byte[] seal(byte[] plain, String id) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        try {
            byte[] encrypted = cipher(Cipher.ENCRYPT_MODE, nonce, id).doFinal(plain);
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
        String sealedUnder = HexFormat.of().formatHex(sealed, 1, HEADER);
        String own = HexFormat.of().formatHex(header, 1, HEADER);
        if (!sealedUnder.equals(own)) {
            throw new IllegalArgumentException(
                    "Sealed under the secret key with the id " + sealedUnder + ", and this one has the id " + own);
        }
        byte[] nonce = new byte[NONCE];
        System.arraycopy(sealed, HEADER, nonce, 0, NONCE);
        try {
            return cipher(Cipher.DECRYPT_MODE, nonce, id)
                    .doFinal(sealed, HEADER + NONCE, sealed.length - HEADER - NONCE);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("Sealed for something else, or altered", e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String id) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG * Byte.SIZE, nonce));
        cipher.updateAAD(header);
        cipher.updateAAD(Framed.of(purpose, id));
        return cipher;
    }
}
