package dev.latchkey.verifier;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * What the claims must be (RFC 9068), to the letter as Latchkey writes them. Claims that we do not know are left alone, for
 * a newer Latchkey may add some.
 */
final class TokenClaims {
    /** A role or a method. Which ones there are is not ours to say: Latchkey may add some. */
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_-]{0,63}");

    private static final Pattern USER = Pattern.compile("[1-9][0-9]{0,18}");
    private static final long LAST_SECOND =
            Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();
    private static final int MAX_METHODS = 16;

    private final String issuer;
    private final String audience;
    private final Duration leeway;

    TokenClaims(String issuer, String audience, Duration leeway) {
        this.issuer = issuer;
        this.audience = audience;
        this.leeway = leeway;
    }

    /**
     * What the claims say, if they are for us and hold at that moment.
     *
     * @throws InvalidToken if not
     */
    VerifiedToken read(JsonObject claims, Instant now) {
        try {
            requireEqual(claims.text("iss"), issuer, Reason.ISSUER);
            requireEqual(claims.text("aud"), audience, Reason.AUDIENCE);
            VerifiedToken token = new VerifiedToken(
                    user(claims.text("sub")),
                    uuid(claims.text("sid")),
                    uuid(claims.text("jti")),
                    name(claims.text("role")),
                    methods(claims.list("amr", String.class)),
                    second(claims, "iat"),
                    second(claims, "exp"));
            if (second(claims, "nbf").isAfter(now.plus(leeway))) {
                throw new InvalidToken(Reason.NOT_YET);
            }
            requireTime(token, now);
            return token;
        } catch (Malformed e) {
            throw new InvalidToken(Reason.CLAIMS);
        }
    }

    /** Only a beginning is stretched by the leeway, never an end. */
    void requireTime(VerifiedToken token, Instant now) {
        if (!now.isBefore(token.expiresAt())) {
            throw new InvalidToken(Reason.EXPIRED);
        }
        if (token.issuedAt().isAfter(now.plus(leeway))) {
            throw new InvalidToken(Reason.NOT_YET);
        }
    }

    /** A UUID as it is written; the JDK reads shortened forms and capitals too. */
    static UUID uuid(String text) throws Malformed {
        try {
            UUID uuid = UUID.fromString(text);
            if (uuid.toString().equals(text)) {
                return uuid;
            }
        } catch (IllegalArgumentException e) {
            throw new Malformed("not a UUID");
        }
        throw new Malformed("not a UUID as it is written");
    }

    /** The name of a role or of a method. */
    static String name(String text) throws Malformed {
        if (!NAME.matcher(text).matches()) {
            throw new Malformed("not a name");
        }
        return text;
    }

    private static long user(String decimal) throws Malformed {
        try {
            if (USER.matcher(decimal).matches()) {
                return Long.parseLong(decimal);
            }
        } catch (NumberFormatException e) {
            throw new Malformed("a number too large");
        }
        throw new Malformed("not the number of an account");
    }

    private static List<String> methods(List<String> methods) throws Malformed {
        if (!methods.stream().allMatch(method -> NAME.matcher(method).matches())
                || methods.isEmpty()
                || methods.size() > MAX_METHODS
                || new HashSet<>(methods).size() < methods.size()) {
            throw new Malformed("not one method and more");
        }
        return methods;
    }

    private static Instant second(JsonObject claims, String name) throws Malformed {
        long second = claims.integer(name);
        if (second < 0 || second > LAST_SECOND) {
            throw new Malformed("no such moment");
        }
        return Instant.ofEpochSecond(second);
    }

    private static void requireEqual(String said, String due, Reason otherwise) {
        if (!said.equals(due)) {
            throw new InvalidToken(otherwise);
        }
    }
}
