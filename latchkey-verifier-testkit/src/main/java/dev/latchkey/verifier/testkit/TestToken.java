package dev.latchkey.verifier.testkit;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A token in the making. As it begins it is right: of user 1, a student who signed in by SMS just now, for the usual 15
 * minutes. Each method gives another one in which one thing is different; one of the last three makes the token.
 */
public final class TestToken {
    private static final Duration LIFETIME = Duration.ofMinutes(15);

    private final TestKey key;
    private final Instant now;
    private final Map<String, String> header;
    private final Map<String, String> claims;

    private TestToken(TestKey key, Instant now, Map<String, String> header, Map<String, String> claims) {
        this.key = key;
        this.now = now;
        this.header = header;
        this.claims = claims;
    }

    static TestToken right(TestKey key, String issuer, String audience, Instant now) {
        return new TestToken(key, now, Map.of(), Map.of())
                .header("alg", "\"ES256\"")
                .header("typ", "\"at+jwt\"")
                .header("kid", JsonText.quoted(key.id()))
                .issuer(issuer)
                .audience(audience)
                .user(1)
                .session(UUID.randomUUID())
                .tokenId(UUID.randomUUID())
                .issuedAt(now)
                .expiresAt(now.plus(LIFETIME))
                .role("student")
                .methods("sms");
    }

    /** Whose token it is: {@code sub}. */
    public TestToken user(long id) {
        return claim("sub", JsonText.quoted(Long.toString(id)));
    }

    /** The session it belongs to: {@code sid}. Name one yourself to end it later. */
    public TestToken session(UUID id) {
        return claim("sid", JsonText.quoted(id.toString()));
    }

    /** Its own name: {@code jti}. */
    public TestToken tokenId(UUID id) {
        return claim("jti", JsonText.quoted(id.toString()));
    }

    /** What the user may do: {@code role}. */
    public TestToken role(String role) {
        return claim("role", JsonText.quoted(role));
    }

    /** How the user signed in: {@code amr}. */
    public TestToken methods(String... methods) {
        return claim(
                "amr", JsonText.array(Stream.of(methods).map(JsonText::quoted).toList()));
    }

    /** Who says so: {@code iss}. */
    public TestToken issuer(String issuer) {
        return claim("iss", JsonText.quoted(issuer));
    }

    /** For whom it is: {@code aud}. */
    public TestToken audience(String audience) {
        return claim("aud", JsonText.quoted(audience));
    }

    /** When it was made, to the second: {@code iat} and {@code nbf}. */
    public TestToken issuedAt(Instant moment) {
        return claim("iat", seconds(moment)).claim("nbf", seconds(moment));
    }

    /** From when on it is worth nothing, to the second: {@code exp}. */
    public TestToken expiresAt(Instant moment) {
        return claim("exp", seconds(moment));
    }

    /** Was right until a second ago. */
    public TestToken expired() {
        return issuedAt(now.minus(LIFETIME)).expiresAt(now.minusSeconds(1));
    }

    /** Will be right in ten minutes. */
    public TestToken notYetValid() {
        return issuedAt(now.plusSeconds(600)).expiresAt(now.plusSeconds(1_500));
    }

    /** Any claim, right or wrong; the value is JSON, with quotes where it is a text. */
    public TestToken claim(String name, String json) {
        return new TestToken(key, now, header, with(claims, name, json));
    }

    /** Leaves a claim out. */
    public TestToken withoutClaim(String name) {
        return new TestToken(key, now, header, without(claims, name));
    }

    /** Any member of the header, right or wrong; the value is JSON, with quotes where it is a text. */
    public TestToken header(String name, String json) {
        return new TestToken(key, now, with(header, name, json), claims);
    }

    /** Leaves a member of the header out. */
    public TestToken withoutHeader(String name) {
        return new TestToken(key, now, without(header, name), claims);
    }

    /** The token, signed by the key that signs now. */
    public String sign() {
        return key.sign(bytes(header), bytes(claims));
    }

    /** The token with the name of the issuer's key, but signed by another that nobody published. */
    public String signByStranger() {
        return TestKey.generate().sign(bytes(header), bytes(claims));
    }

    /** The token with {@code alg} none and no signature. */
    public String unsigned() {
        return TestKey.base64url(bytes(with(header, "alg", "\"none\""))) + "." + TestKey.base64url(bytes(claims)) + ".";
    }

    private static Map<String, String> with(Map<String, String> members, String name, String json) {
        Map<String, String> more = new LinkedHashMap<>(members);
        more.put(name, json);
        return more;
    }

    private static Map<String, String> without(Map<String, String> members, String name) {
        Map<String, String> less = new LinkedHashMap<>(members);
        less.remove(name);
        return less;
    }

    private static byte[] bytes(Map<String, String> members) {
        return JsonText.object(members).getBytes(StandardCharsets.UTF_8);
    }

    private static String seconds(Instant moment) {
        return Long.toString(moment.getEpochSecond());
    }
}
