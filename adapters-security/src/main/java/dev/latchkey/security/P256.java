package dev.latchkey.security;

import dev.latchkey.domain.shared.Base64Url;
import dev.latchkey.domain.shared.Sha256;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;

/** Signatures on the curve P-256 with SHA-256, as ES256 wants them (RFC 7518, 3.4). */
final class P256 {
    /** Both numbers of a signature, 32 bytes each. */
    static final int SIGNATURE_LENGTH = 64;

    private static final String ALGORITHM = "SHA256withECDSAinP1363Format";
    private static final int COORDINATE = 32;
    private static final BigInteger ORDER =
            new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);

    private final Provider provider;

    P256(Provider provider) {
        this.provider = provider;
    }

    /** What every JDK has. */
    static P256 portable() {
        try {
            return new P256(KeyFactory.getInstance("EC").getProvider());
        } catch (GeneralSecurityException e) {
            throw unsupported(e);
        }
    }

    /** The fastest there is on this machine. */
    static P256 fastest() {
        return NativeCrypto.load().map(P256::new).orElseGet(P256::portable);
    }

    KeyPair generate(SecureRandom random) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", provider);
            generator.initialize(new ECGenParameterSpec("secp256r1"), random);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw unsupported(e);
        }
    }

    ECPublicKey publicKey(byte[] x509) {
        try {
            ECPublicKey key =
                    (ECPublicKey) KeyFactory.getInstance("EC", provider).generatePublic(new X509EncodedKeySpec(x509));
            if (!key.getParams().getOrder().equals(ORDER)) {
                throw new IllegalArgumentException("A key of another curve than P-256");
            }
            return key;
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("Not a public key", e);
        }
    }

    PrivateKey privateKey(byte[] pkcs8) {
        try {
            return KeyFactory.getInstance("EC", provider).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("Not a private key", e);
        }
    }

    byte[] sign(PrivateKey key, byte[] content) throws GeneralSecurityException {
        Signature signature = Signature.getInstance(ALGORITHM, provider);
        signature.initSign(key);
        signature.update(content);
        return signature.sign();
    }

    /** Both numbers are looked at first: a JDK once took zeros for a signature of everything (CVE-2022-21449). */
    boolean verify(ECPublicKey key, byte[] content, byte[] sealed) throws GeneralSecurityException {
        if (sealed.length != SIGNATURE_LENGTH || !inRange(sealed, 0) || !inRange(sealed, COORDINATE)) {
            return false;
        }
        Signature signature = Signature.getInstance(ALGORITHM, provider);
        signature.initVerify(key);
        signature.update(content);
        return signature.verify(sealed);
    }

    static String x(ECPublicKey key) {
        return base64url(key.getW().getAffineX());
    }

    static String y(ECPublicKey key) {
        return base64url(key.getW().getAffineY());
    }

    /** The name of a key that anybody can work out from the key itself (RFC 7638). */
    static String thumbprint(ECPublicKey key) {
        String members = "{\"crv\":\"P-256\",\"kty\":\"EC\",\"x\":\"" + x(key) + "\",\"y\":\"" + y(key) + "\"}";
        return Base64Url.of(Sha256.of(members));
    }

    private static boolean inRange(byte[] signature, int from) {
        BigInteger number = new BigInteger(1, signature, from, COORDINATE);
        return number.signum() > 0 && number.compareTo(ORDER) < 0;
    }

    /** Always 32 bytes, leading zeros too (RFC 7518, 6.2.1.2). */
    private static String base64url(BigInteger coordinate) {
        byte[] bytes = coordinate.toByteArray();
        byte[] fixed = new byte[COORDINATE];
        byte[] significant = bytes.length > COORDINATE ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
        System.arraycopy(significant, 0, fixed, COORDINATE - significant.length, significant.length);
        return Base64Url.of(fixed);
    }

    private static IllegalStateException unsupported(GeneralSecurityException cause) {
        return new IllegalStateException("Every Java platform has P-256 and SHA-256", cause);
    }
}
