package dev.latchkey.security;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * The setting {@code SECRET_KEY}, from which every other key is derived. Never printed. Its key id goes with everything
 * that is sealed under it, so that after a change one can tell what was sealed before.
 */
public final class MasterSecret {
    private static final byte[] SALT = "latchkey".getBytes(StandardCharsets.US_ASCII);

    private final byte[] pseudoRandomKey;

    private MasterSecret(byte[] pseudoRandomKey) {
        this.pseudoRandomKey = pseudoRandomKey;
    }

    /**
     * The secret of the setting.
     *
     * @throws IllegalArgumentException if it is shorter than 32 bytes of UTF-8, repeats itself, or is a known example
     */
    public static MasterSecret of(String setting) {
        return new MasterSecret(Hkdf.extract(SALT, SecretSetting.bytes("SECRET_KEY", setting)));
    }

    /**
     * One of the secrets of the setting {@code SECRET_KEY_FALLBACKS}.
     *
     * @throws IllegalArgumentException as {@link #of} does
     */
    public static MasterSecret fallback(String setting) {
        return new MasterSecret(Hkdf.extract(SALT, SecretSetting.bytes("SECRET_KEY_FALLBACKS", setting)));
    }

    /** Eight hexadecimal digits that tell one secret from another and give nothing of it away. */
    public String keyId() {
        return HexFormat.of().formatHex(derive("key id", 4));
    }

    /** A key of its own for each purpose: who learns one learns nothing of the others. */
    byte[] derive(String purpose, int length) {
        return Hkdf.expand(pseudoRandomKey, purpose, length);
    }

    @Override
    public String toString() {
        return "MasterSecret[***]";
    }
}
