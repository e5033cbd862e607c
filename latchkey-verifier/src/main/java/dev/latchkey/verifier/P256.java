package dev.latchkey.verifier;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/** The curve P-256, and signatures on it with SHA-256, as ES256 wants them (RFC 7518, 3.4). */
final class P256 {
    /** Both numbers of a signature, 32 bytes each. */
    static final int SIGNATURE_LENGTH = 64;

    private static final int COORDINATE = 32;
    private static final String ALGORITHM = "SHA256withECDSAinP1363Format";
    private static final BigInteger PRIME = number("ffffffff00000001000000000000000000000000ffffffffffffffffffffffff");
    private static final BigInteger ORDER = number("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551");
    private static final BigInteger B = number("5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604b");
    private static final BigInteger THREE = BigInteger.valueOf(3);

    /** What stands before the point in a key of this curve in the form of X.509. */
    private static final byte[] X509 =
            HexFormat.of().parseHex("3059301306072a8648ce3d020106082a8648ce3d03010703420004");

    private final Optional<Provider> provider;

    /**
     * Signatures by that provider, or by whichever is the first of the JVM.
     *
     * @throws IllegalArgumentException if it cannot do them
     */
    P256(Optional<Provider> provider) {
        this.provider = provider;
        try {
            var unused = signature();
            var unusedToo = keyFactory();
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("The provider knows no " + ALGORITHM + " or no keys for it", e);
        }
    }

    /** The key of these coordinates, which must be those of a point on the curve. */
    PublicKey key(String x, String y) throws Malformed {
        byte[] encoded = new byte[X509.length + 2 * COORDINATE];
        System.arraycopy(X509, 0, encoded, 0, X509.length);
        System.arraycopy(coordinate(x), 0, encoded, X509.length, COORDINATE);
        System.arraycopy(coordinate(y), 0, encoded, X509.length + COORDINATE, COORDINATE);
        if (!isOnCurve(
                new BigInteger(1, encoded, X509.length, COORDINATE),
                new BigInteger(1, encoded, X509.length + COORDINATE, COORDINATE))) {
            throw new Malformed("a point beside the curve");
        }
        try {
            return keyFactory().generatePublic(new X509EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new Malformed("a key that the provider refuses");
        }
    }

    /** Both numbers are looked at first: a JDK once took zeros for a signature of everything (CVE-2022-21449). */
    boolean verify(PublicKey key, byte[] content, byte[] sealed) {
        if (sealed.length != SIGNATURE_LENGTH || !inRange(sealed, 0) || !inRange(sealed, COORDINATE)) {
            return false;
        }
        try {
            Signature signature = signature();
            signature.initVerify(key);
            signature.update(content);
            return signature.verify(sealed);
        } catch (SignatureException e) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The provider refuses a key that it made", e);
        }
    }

    private Signature signature() throws GeneralSecurityException {
        return provider.isPresent()
                ? Signature.getInstance(ALGORITHM, provider.get())
                : Signature.getInstance(ALGORITHM);
    }

    private KeyFactory keyFactory() throws GeneralSecurityException {
        return provider.isPresent() ? KeyFactory.getInstance("EC", provider.get()) : KeyFactory.getInstance("EC");
    }

    /** Always 32 bytes, leading zeros too, and spelled in the one way there is (RFC 7518, 6.2.1.2). */
    private static byte[] coordinate(String base64url) throws Malformed {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(base64url);
            if (bytes.length == COORDINATE
                    && Base64.getUrlEncoder()
                            .withoutPadding()
                            .encodeToString(bytes)
                            .equals(base64url)) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            throw new Malformed("not base64url");
        }
        throw new Malformed("not a coordinate");
    }

    /** y² = x³ - 3x + b, with both below the prime. The point at infinity has no coordinates, and so never gets here. */
    private static boolean isOnCurve(BigInteger x, BigInteger y) {
        BigInteger right = x.multiply(x).subtract(THREE).multiply(x).add(B).mod(PRIME);
        return x.compareTo(PRIME) < 0
                && y.compareTo(PRIME) < 0
                && y.multiply(y).mod(PRIME).equals(right);
    }

    private static boolean inRange(byte[] signature, int from) {
        BigInteger number = new BigInteger(1, signature, from, COORDINATE);
        return number.signum() > 0 && number.compareTo(ORDER) < 0;
    }

    private static BigInteger number(String hex) {
        return new BigInteger(hex, 16);
    }
}
