package dev.latchkey.telegram;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.HexFormat;

/** A public key of Ed25519 (RFC 8032). */
public final class Ed25519Key {
    /** What Telegram signs the data of Mini Apps with. */
    public static final Ed25519Key PRODUCTION =
            ofHex("e7bf03a2fa4602af4580703d88dda5bb59f32ed8b02a56c187fe7d34caed242d");

    private static final int BYTES = 32;

    private final PublicKey key;

    private Ed25519Key(PublicKey key) {
        this.key = key;
    }

    /**
     * The key of those 64 hexadecimal digits.
     *
     * @throws IllegalArgumentException if there is no such key
     */
    public static Ed25519Key ofHex(String digits) {
        return of(HexFormat.of().parseHex(digits));
    }

    /**
     * The key of those 32 bytes.
     *
     * @throws IllegalArgumentException if there is no such key
     */
    static Ed25519Key of(byte[] littleEndian) {
        if (littleEndian.length != BYTES) {
            throw new IllegalArgumentException("is not 32 bytes long");
        }
        byte[] bigEndian = new byte[BYTES];
        for (int i = 0; i < BYTES; i++) {
            bigEndian[i] = littleEndian[BYTES - 1 - i];
        }
        boolean xIsOdd = bigEndian[0] < 0;
        bigEndian[0] &= 0x7f;
        EdECPoint point = new EdECPoint(xIsOdd, new BigInteger(1, bigEndian));
        try {
            Ed25519Key key = new Ed25519Key(KeyFactory.getInstance("Ed25519")
                    .generatePublic(new EdECPublicKeySpec(NamedParameterSpec.ED25519, point)));
            // Whether the point is on the curve is looked at by whoever uses it first.
            Signature.getInstance("Ed25519").initVerify(key.key);
            return key;
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("is not a public key of Ed25519", e);
        }
    }

    PublicKey key() {
        return key;
    }

    boolean hasSigned(byte[] message, byte[] signature) {
        try {
            Signature check = Signature.getInstance("Ed25519");
            check.initVerify(key);
            check.update(message);
            return check.verify(signature);
        } catch (GeneralSecurityException no) {
            return false;
        }
    }

    @Override
    public String toString() {
        return "Ed25519Key[" + HexFormat.of().formatHex(key.getEncoded()) + "]";
    }
}
