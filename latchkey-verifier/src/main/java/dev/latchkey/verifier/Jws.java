package dev.latchkey.verifier;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A signed token taken apart, before anybody believes it. There is one spelling for every token, and nothing in a header
 * but the three members that Latchkey writes: no {@code crit}, {@code jwk}, {@code jku}, {@code zip} ever gets further.
 */
final class Jws {
    static final int MAX_LENGTH = 4096;

    /** Also what keys of a JWKS must be called, since no token could name another. */
    static final Pattern KEY_ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private static final Set<String> HEADER = Set.of("alg", "typ", "kid");

    private final String keyId;
    private final JsonObject claims;
    private final byte[] signed;
    private final byte[] signature;

    private Jws(String keyId, JsonObject claims, byte[] signed, byte[] signature) {
        this.keyId = keyId;
        this.claims = claims;
        this.signed = signed;
        this.signature = signature;
    }

    /**
     * Takes the token apart.
     *
     * @throws InvalidToken if it is not a token of the kind that Latchkey makes
     */
    static Jws parse(String token) {
        int headerEnd = token.indexOf('.');
        int claimsEnd = token.indexOf('.', headerEnd + 1);
        if (token.length() > MAX_LENGTH
                || headerEnd < 1
                || claimsEnd <= headerEnd
                || token.indexOf('.', claimsEnd + 1) >= 0) {
            throw new InvalidToken(Reason.FORM);
        }
        String keyId = keyId(object(token.substring(0, headerEnd)));
        JsonObject claims = object(token.substring(headerEnd + 1, claimsEnd));
        byte[] signature = decoded(token.substring(claimsEnd + 1));
        if (signature.length != P256.SIGNATURE_LENGTH) {
            throw new InvalidToken(Reason.FORM);
        }
        return new Jws(keyId, claims, token.substring(0, claimsEnd).getBytes(StandardCharsets.US_ASCII), signature);
    }

    /** The name of the key, as the token says. */
    String keyId() {
        return keyId;
    }

    JsonObject claims() {
        return claims;
    }

    /** What the signature is about. */
    byte[] signed() {
        return signed;
    }

    /** Two numbers of 32 bytes. */
    byte[] signature() {
        return signature;
    }

    /** The algorithm is compared with the one we know, never chosen by (RFC 8725, 3.1). */
    private static String keyId(JsonObject header) {
        try {
            String keyId = header.text("kid");
            if (header.names().equals(HEADER)
                    && header.says("alg", "ES256")
                    && header.says("typ", "at+jwt")
                    && KEY_ID.matcher(keyId).matches()) {
                return keyId;
            }
        } catch (Malformed e) {
            throw new InvalidToken(Reason.HEADER);
        }
        throw new InvalidToken(Reason.HEADER);
    }

    private static JsonObject object(String part) {
        try {
            return JsonReader.object(decoded(part));
        } catch (Malformed e) {
            throw new InvalidToken(Reason.FORM);
        }
    }

    /** The JDK's decoder forgives padding and stray bits at the end; what it would not write the same way is refused. */
    private static byte[] decoded(String part) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(part);
            if (Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(part)) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            throw new InvalidToken(Reason.FORM);
        }
        throw new InvalidToken(Reason.FORM);
    }
}
