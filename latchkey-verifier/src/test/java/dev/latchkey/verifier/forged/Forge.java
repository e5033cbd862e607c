package dev.latchkey.verifier.forged;

import dev.latchkey.verifier.testkit.TestIssuer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Where forged tokens are made. Most are signed with the right key, so that nothing but the one thing can be wrong. */
final class Forge {
    private final Map<String, String> tokens = new LinkedHashMap<>();
    private final TestIssuer issuer;
    private final String jwks;

    Forge(TestIssuer issuer) {
        this.issuer = issuer;
        this.jwks = get(issuer);
    }

    Map<String, String> tokens() {
        return tokens;
    }

    void add(String wrong, String token) {
        String label = "#" + tokens.size() + " " + wrong.replaceAll("[^ -~]", "?");
        tokens.put(label.substring(0, Math.min(70, label.length())), token);
    }

    String right() {
        return signed(header(), claims());
    }

    Map<String, String> header() {
        return new LinkedHashMap<>(
                Map.of("alg", "\"ES256\"", "typ", "\"at+jwt\"", "kid", quoted(issuer.signingKeyId())));
    }

    Map<String, String> claims() {
        Map<String, String> members = new LinkedHashMap<>();
        members.put("iss", quoted(issuer.issuer()));
        members.put("aud", quoted(issuer.audience()));
        members.put("sub", "\"42\"");
        members.put("sid", "\"00000000-0000-4001-8000-00000000abcd\"");
        members.put("jti", "\"00000000-0000-4003-8000-00000000abcd\"");
        members.put("iat", Long.toString(ForgedTokens.NOW));
        members.put("nbf", Long.toString(ForgedTokens.NOW));
        members.put("exp", Long.toString(ForgedTokens.NOW + 900));
        members.put("role", "\"student\"");
        members.put("amr", "[\"sms\"]");
        return members;
    }

    String signed(Map<String, String> header, Map<String, String> claims) {
        return signed(json(header), json(claims));
    }

    String signed(String header, String claims) {
        return signed(utf8(header), utf8(claims));
    }

    String signed(byte[] header, byte[] claims) {
        return issuer.sign(header, claims);
    }

    /** The last part of the right token. */
    byte[] signature() {
        return Base64.getUrlDecoder().decode(right().split("\\.", -1)[2]);
    }

    String strangers() {
        return issuer.token().signByStranger();
    }

    /** A member of the published key. */
    String published(String member) {
        Matcher found = Pattern.compile("\"" + member + "\":\"([^\"]*)\"").matcher(jwks);
        if (!found.find()) {
            throw new AssertionError("No " + member + " in " + jwks);
        }
        return found.group(1);
    }

    static Map<String, String> with(Map<String, String> members, String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(members);
        more.put(name, value);
        return more;
    }

    static Map<String, String> without(Map<String, String> members, String name) {
        Map<String, String> less = new LinkedHashMap<>(members);
        less.remove(name);
        return less;
    }

    static String json(Map<String, String> members) {
        return members.entrySet().stream()
                .map(member -> quoted(member.getKey()) + ":" + member.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }

    static String quoted(String text) {
        return "\"" + text + "\"";
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String b64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static String b64(String text) {
        return b64(utf8(text));
    }

    private static String get(TestIssuer issuer) {
        try {
            HttpRequest request = HttpRequest.newBuilder(issuer.baseUri().resolve("/.well-known/jwks.json"))
                    .build();
            return HttpClient.newHttpClient()
                    .send(request, BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
