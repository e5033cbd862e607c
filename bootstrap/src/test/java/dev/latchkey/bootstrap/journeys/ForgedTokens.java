package dev.latchkey.bootstrap.journeys;

import dev.latchkey.bootstrap.journeys.HostileInputIT.Hostile;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Headers that look as if somebody were signed in. */
final class ForgedTokens {
    private final String good;
    private final String head;
    private final String claims;
    private final String signature;
    private final String keys;

    private ForgedTokens(String good, String keys) {
        String[] parts = good.split("\\.", -1);
        this.good = good;
        this.head = parts[0];
        this.claims = parts[1];
        this.signature = parts[2];
        this.keys = keys;
    }

    /** Made of a good token, of what is published about the keys, and of a token for another purpose. */
    static Stream<Hostile> of(Client client, String good, String refreshToken) {
        ForgedTokens forger =
                new ForgedTokens(good, client.get("/.well-known/jwks.json").text());
        List<Hostile> all = new ArrayList<>();
        try {
            forger.tokens(refreshToken).forEach((name, token) -> all.add(request(name, "Bearer " + token)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
        forger.headers().forEach((name, header) -> all.add(request(name, header)));
        return all.stream();
    }

    private Map<String, String> tokens(String refreshToken) throws GeneralSecurityException {
        String none = encoded("{\"alg\":\"none\",\"typ\":\"JWT\"}");
        String admin = encoded(decoded(claims).replaceAll("\"role\":\"[a-z]+\"", "\"role\":\"admin\""));
        String hs256 = encoded("{\"alg\":\"HS256\",\"typ\":\"JWT\",\"kid\":\"" + kid() + "\"}");
        Map<String, String> tokens = new LinkedHashMap<>();
        tokens.put("no algorithm", none + "." + claims + ".");
        tokens.put("no algorithm, and the signature", none + "." + claims + "." + signature);
        tokens.put("NoNe", encoded("{\"alg\":\"NoNe\",\"typ\":\"JWT\"}") + "." + claims + ".");
        tokens.put("no signature", head + "." + claims + ".");
        tokens.put("two parts", head + "." + claims);
        tokens.put("four parts", good + "." + signature);
        tokens.put("five parts", good + "." + signature + "." + signature);
        tokens.put("only dots", "..");
        tokens.put("cut off", good.substring(0, good.length() - 1));
        tokens.put("one letter more", good + "A");
        tokens.put("padded", good + "==");
        tokens.put("other claims", head + "." + admin + "." + signature);
        tokens.put("other claims and no algorithm", none + "." + admin + ".");
        tokens.put("signature all zero", head + "." + claims + "." + "A".repeat(86));
        tokens.put("signature of nothing", head + "." + claims + "." + encoded("x"));
        tokens.put("last letter spelt otherwise", good.substring(0, good.length() - 1) + otherSpelling());
        tokens.put("signed with the public key as secret", hmac(hs256 + "." + admin, keys));
        tokens.put("signed with nothing as secret", hmac(hs256 + "." + claims, "\0"));
        KeyPair own = ownKey();
        tokens.put("signed with another key", signed(own, head + "." + admin));
        tokens.put(
                "a key that it brings along",
                signed(own, encoded("{\"alg\":\"ES256\",\"typ\":\"JWT\",\"jwk\":{\"kty\":\"EC\"}}") + "." + admin));
        tokens.put(
                "a key from elsewhere",
                signed(own, encoded("{\"alg\":\"ES256\",\"jku\":\"http://localhost/x\"}") + "." + admin));
        tokens.put(
                "a key that is a path",
                signed(own, encoded("{\"alg\":\"ES256\",\"kid\":\"../../etc/passwd\"}") + "." + admin));
        tokens.put("a header that is no JSON", encoded("x") + "." + claims + "." + signature);
        tokens.put("a header that is an array", encoded("[]") + "." + claims + "." + signature);
        tokens.put("claims that are no JSON", head + "." + encoded("x") + "." + signature);
        tokens.put("letters of another base64", good.replace('-', '+').replace('_', '/') + "+");
        tokens.put("a refresh token", refreshToken);
        tokens.put("nonsense", "abc");
        tokens.put("four thousand letters", "a".repeat(4_000));
        return tokens;
    }

    private Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("nothing", "");
        headers.put("no token", "Bearer");
        headers.put("a blank token", "Bearer  ");
        headers.put("no scheme", good);
        headers.put("basic", "Basic " + encoded("admin:admin"));
        headers.put("another scheme", "Token " + good);
        headers.put("two tokens", "Bearer " + good + " " + good);
        headers.put("two tokens with a comma", "Bearer " + good + ", Bearer " + good);
        headers.put("twice", "Bearer " + good + "\r\nAuthorization: Bearer " + good);
        headers.put("in quotes", "Bearer \"" + good + "\"");
        headers.put("a tab", "Bearer\t" + good);
        headers.put("Bearer twice", "Bearer Bearer " + good);
        headers.put("bytes that are no ASCII", "Bearer " + good + "\u00ff");
        return headers;
    }

    private static Hostile request(String name, String authorization) {
        return Hostile.of(
                "token: " + name,
                "GET /api/v1/me HTTP/1.1\r\nHost: localhost\r\nAuthorization: " + authorization
                        + "\r\nConnection: close\r\n\r\n");
    }

    /** The last letter of a signature holds bits that count for nothing; another letter has the same ones that do. */
    private char otherSpelling() {
        String letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        return letters.charAt(letters.indexOf(good.charAt(good.length() - 1)) ^ 1);
    }

    private String kid() {
        return keys.replaceFirst("(?s).*\"kid\":\"([^\"]+)\".*", "$1");
    }

    private static KeyPair ownKey() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    private static String signed(KeyPair pair, String text) throws GeneralSecurityException {
        PrivateKey key = pair.getPrivate();
        Signature signer = Signature.getInstance("SHA256withECDSAinP1363Format");
        signer.initSign(key);
        signer.update(text.getBytes(StandardCharsets.US_ASCII));
        return text + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signer.sign());
    }

    private static String hmac(String text, String secret) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        byte[] sum = mac.doFinal(text.getBytes(StandardCharsets.US_ASCII));
        return text + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(sum);
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String decoded(String part) {
        return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
    }
}
