package dev.latchkey.telegram;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** An OpenID provider like Telegram's, on this machine, that says whatever a test wants. */
public final class TestIssuer implements AutoCloseable {
    public static final String CLIENT = "4242";
    public static final String SECRET = "a secret/with+odd:letters";

    private static final JsonMapper JSON = new JsonMapper();
    private static final KeyPair RSA = keys("RSA", 2048);
    private static final KeyPair EC = ecKeys();
    private static final KeyPair ED = keys("Ed25519", 255);

    /** How often the keys were asked for. */
    public final AtomicInteger keysAsked = new AtomicInteger();

    /** Whether it answers nothing but 503. */
    public volatile boolean broken;

    /** The keys that it shows, by name. */
    public final List<Map<String, Object>> keys = new CopyOnWriteArrayList<>(
            List.of(rsa("oidc-1", RSA), p256("oidc-es256-1", EC), ed25519("oidc-eddsa-1", ED)));

    private final HttpServer server;
    private final Map<String, Granted> codes = new ConcurrentHashMap<>();

    public TestIssuer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/.well-known/openid-configuration", exchange -> answer(exchange, 200, discovery()));
        server.createContext("/jwks", exchange -> {
            keysAsked.incrementAndGet();
            answer(exchange, 200, Map.of("keys", keys));
        });
        server.createContext("/token", this::token);
        server.setExecutor(Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "test-issuer");
            thread.setDaemon(true);
            return thread;
        }));
        server.start();
    }

    /** What it calls itself. */
    public String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** What it says of that person now; a test may change it. */
    public Map<String, Object> claims(long user) {
        long now = Instant.now().getEpochSecond();
        return new HashMap<>(Map.of(
                "iss",
                issuer(),
                "aud",
                CLIENT,
                "sub",
                "opaque-" + user,
                "id",
                user,
                "name",
                "Анна Ким",
                "preferred_username",
                "anna_" + user,
                "iat",
                now,
                "exp",
                now + 3_600));
    }

    /** A usual token that says so. */
    public String signed(Map<String, Object> claims) {
        return signed(Map.of("alg", "RS256", "kid", "oidc-1", "typ", "JWT"), claims);
    }

    /** A token with that header, signed with the key of that algorithm, or with none. */
    public String signed(Map<String, Object> header, Map<String, Object> claims) {
        String signing = base64(json(header)) + "." + base64(json(claims));
        return signing + "." + base64(signature(String.valueOf(header.get("alg")), signing));
    }

    /**
     * Lets somebody in who was sent to that address.
     *
     * @return the code and the state with which the browser is sent back
     */
    public Map<String, String> grant(URI address, long user) {
        Map<String, String> query = form(address.getRawQuery());
        Map<String, Object> claims = claims(user);
        claims.put("nonce", query.get("nonce"));
        return grant(address, claims);
    }

    /** The same with other claims. */
    public Map<String, String> grant(URI address, Map<String, Object> claims) {
        Map<String, String> query = form(address.getRawQuery());
        String code = UUID.randomUUID().toString();
        codes.put(code, new Granted(query, signed(claims)));
        return Map.of("code", code, "state", query.get("state"));
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private Map<String, Object> discovery() {
        return Map.of(
                "issuer", issuer(),
                "authorization_endpoint", issuer() + "/auth",
                "token_endpoint", issuer() + "/token",
                "jwks_uri", issuer() + "/jwks");
    }

    private void token(HttpExchange exchange) throws IOException {
        Map<String, String> form = form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        String basic = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                .orElse("Basic ");
        String[] client =
                new String(Base64.getDecoder().decode(basic.substring(6)), StandardCharsets.UTF_8).split(":", 2);
        boolean known = client.length == 2
                && decoded(client[0]).equals(CLIENT)
                && decoded(client[1]).equals(SECRET);
        if (!known) {
            answer(exchange, 401, Map.of("error", "invalid_client"));
            return;
        }
        Optional<Granted> granted = Optional.ofNullable(form.get("code"))
                .flatMap(code -> Optional.ofNullable(codes.remove(code)))
                .filter(it -> it.query().get("redirect_uri").equals(form.get("redirect_uri")))
                .filter(it -> it.query().get("code_challenge").equals(base64(sha256(form.get("code_verifier")))));
        if (granted.isEmpty()) {
            answer(exchange, 400, Map.of("error", "invalid_grant"));
            return;
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("access_token", "none of our business");
        body.put("token_type", "Bearer");
        body.put("expires_in", 3_600);
        body.put("id_token", granted.get().token());
        answer(exchange, 200, body);
    }

    private void answer(HttpExchange exchange, int status, Map<String, ?> body) throws IOException {
        byte[] bytes = json(body);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(broken ? 503 : status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static byte[] signature(String algorithm, String signing) {
        try {
            Signature signature;
            switch (algorithm) {
                case "RS256" -> {
                    signature = Signature.getInstance("SHA256withRSA");
                    signature.initSign(RSA.getPrivate());
                }
                case "ES256" -> {
                    signature = Signature.getInstance("SHA256withECDSAinP1363Format");
                    signature.initSign(EC.getPrivate());
                }
                case "EdDSA" -> {
                    signature = Signature.getInstance("Ed25519");
                    signature.initSign(ED.getPrivate());
                }
                // Whoever takes a public key for a shared one believes this.
                case "HS256" -> {
                    return Digests.hmac(RSA.getPublic().getEncoded(), signing);
                }
                default -> {
                    return new byte[] {0};
                }
            }
            signature.update(signing.getBytes(StandardCharsets.US_ASCII));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static Map<String, Object> rsa(String id, KeyPair pair) {
        RSAPublicKey key = (RSAPublicKey) pair.getPublic();
        return Map.of(
                "kty",
                "RSA",
                "use",
                "sig",
                "alg",
                "RS256",
                "kid",
                id,
                "n",
                number(key.getModulus(), 0),
                "e",
                number(key.getPublicExponent(), 0));
    }

    static Map<String, Object> p256(String id, KeyPair pair) {
        ECPublicKey key = (ECPublicKey) pair.getPublic();
        return Map.of(
                "kty",
                "EC",
                "crv",
                "P-256",
                "kid",
                id,
                "x",
                number(key.getW().getAffineX(), 32),
                "y",
                number(key.getW().getAffineY(), 32));
    }

    static Map<String, Object> ed25519(String id, KeyPair pair) {
        byte[] encoded = pair.getPublic().getEncoded();
        byte[] raw = Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
        return Map.of("kty", "OKP", "crv", "Ed25519", "alg", "EdDSA", "kid", id, "x", base64(raw));
    }

    private static String number(BigInteger value, int length) {
        byte[] bytes = value.toByteArray();
        int from = bytes[0] == 0 ? 1 : 0;
        int size = Math.max(length, bytes.length - from);
        byte[] padded = new byte[size];
        System.arraycopy(bytes, from, padded, size - (bytes.length - from), bytes.length - from);
        return base64(padded);
    }

    static KeyPair keys(String algorithm, int size) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(size);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair ecKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> form(String text) {
        Map<String, String> form = new HashMap<>();
        for (String pair : new ArrayList<>(List.of(text.split("&", -1)))) {
            String[] parts = pair.split("=", 2);
            form.put(decoded(parts[0]), parts.length == 2 ? decoded(parts[1]) : "");
        }
        return form;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] json(Object value) {
        try {
            return JSON.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private record Granted(Map<String, String> query, String token) {}
}
