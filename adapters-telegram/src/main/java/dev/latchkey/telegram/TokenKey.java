package dev.latchkey.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.Optional;

/** A key of an OpenID provider, with the one algorithm that it is for (RFC 7517). */
record TokenKey(String id, TokenAlgorithm algorithm, PublicKey key) {
    private static final int SHORTEST_RSA = 2048;

    /** The key; empty if it is of a kind that we do not take, or not for signatures. */
    static Optional<TokenKey> read(JsonNode jwk) {
        Optional<String> id = StrictJson.text(jwk, "kid");
        boolean forSignatures =
                jwk.path("use").isMissingNode() || StrictJson.text(jwk, "use").equals(Optional.of("sig"));
        if (id.isEmpty() || !forSignatures) {
            return Optional.empty();
        }
        try {
            return key(jwk, id.get()).filter(key -> key.isFor(jwk.path("alg")));
        } catch (GeneralSecurityException | IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    private boolean isFor(JsonNode alg) {
        return alg.isMissingNode() || TokenAlgorithm.called(alg.asText()).equals(Optional.of(algorithm));
    }

    private static Optional<TokenKey> key(JsonNode jwk, String id) throws GeneralSecurityException {
        String kind = jwk.path("kty").asText();
        String curve = jwk.path("crv").asText();
        if (kind.equals("RSA")) {
            return rsa(jwk).map(key -> new TokenKey(id, TokenAlgorithm.RS256, key));
        }
        if (kind.equals("EC") && curve.equals("P-256")) {
            return Optional.of(new TokenKey(id, TokenAlgorithm.ES256, p256(jwk)));
        }
        if (kind.equals("OKP") && curve.equals("Ed25519")) {
            return Optional.of(new TokenKey(
                    id, TokenAlgorithm.EDDSA, Ed25519Key.of(bytes(jwk, "x")).key()));
        }
        return Optional.empty();
    }

    private static Optional<PublicKey> rsa(JsonNode jwk) throws GeneralSecurityException {
        BigInteger modulus = new BigInteger(1, bytes(jwk, "n"));
        if (modulus.bitLength() < SHORTEST_RSA) {
            return Optional.empty();
        }
        return Optional.of(KeyFactory.getInstance("RSA")
                .generatePublic(new RSAPublicKeySpec(modulus, new BigInteger(1, bytes(jwk, "e")))));
    }

    private static PublicKey p256(JsonNode jwk) throws GeneralSecurityException {
        AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec("secp256r1"));
        ECPoint point = new ECPoint(new BigInteger(1, bytes(jwk, "x")), new BigInteger(1, bytes(jwk, "y")));
        return KeyFactory.getInstance("EC")
                .generatePublic(new ECPublicKeySpec(point, parameters.getParameterSpec(ECParameterSpec.class)));
    }

    private static byte[] bytes(JsonNode jwk, String name) {
        return Base64.getUrlDecoder().decode(StrictJson.text(jwk, name).orElse("="));
    }
}
