package dev.latchkey.verifier.testkit;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;

/** A key pair on P-256, named by its thumbprint (RFC 7638) as Latchkey names its own. */
record TestKey(String id, KeyPair pair, String x, String y) {
    private static final int COORDINATE = 32;

    static TestKey generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair pair = generator.generateKeyPair();
            ECPublicKey half = (ECPublicKey) pair.getPublic();
            String x = coordinate(half.getW().getAffineX());
            String y = coordinate(half.getW().getAffineY());
            String members = "{\"crv\":\"P-256\",\"kty\":\"EC\",\"x\":\"" + x + "\",\"y\":\"" + y + "\"}";
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(members.getBytes(StandardCharsets.US_ASCII));
            return new TestKey(base64url(hash), pair, x, y);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has P-256 and SHA-256", e);
        }
    }

    /** The public half in the form of RFC 7517. */
    String jwk() {
        return "{\"kty\":\"EC\",\"crv\":\"P-256\",\"alg\":\"ES256\",\"use\":\"sig\",\"kid\":\"" + id + "\",\"x\":\"" + x
                + "\",\"y\":\"" + y + "\"}";
    }

    /** A token of exactly these bytes, signed as ES256 wants it. */
    String sign(byte[] header, byte[] payload) {
        String content = base64url(header) + "." + base64url(payload);
        try {
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(pair.getPrivate());
            signature.update(content.getBytes(StandardCharsets.US_ASCII));
            return content + "." + base64url(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has P-256 and SHA-256", e);
        }
    }

    static String base64url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Always 32 bytes, leading zeros too (RFC 7518, 6.2.1.2). */
    private static String coordinate(BigInteger number) {
        byte[] bytes = number.toByteArray();
        byte[] significant = bytes.length > COORDINATE ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
        byte[] fixed = new byte[COORDINATE];
        System.arraycopy(significant, 0, fixed, COORDINATE - significant.length, significant.length);
        return base64url(fixed);
    }
}
