package dev.latchkey.security;

import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTCreator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.domain.accounts.Role;
import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.domain.sessions.AccessClaims;
import dev.latchkey.domain.sessions.AuthMethod;
import dev.latchkey.domain.sessions.SessionId;
import dev.latchkey.domain.shared.Word;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The claims of an access token as JSON (RFC 9068). What is read must be written exactly as we write it; claims that we
 * do not know are left alone, for a newer instance may add some.
 */
final class TokenClaims {
    private static final Pattern USER = Pattern.compile("[1-9][0-9]{0,18}");
    private static final long LAST_SECOND =
            Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();
    private static final Map<String, Role> ROLES = byName(Role.values(), Word::of);
    private static final Map<String, AuthMethod> METHODS = byName(AuthMethod.values(), AuthMethod::reference);

    private final String issuer;
    private final String audience;

    TokenClaims(String issuer, String audience) {
        this.issuer = issuer;
        this.audience = audience;
    }

    /** Times are cut to whole seconds, so that no token lives longer than was promised. */
    JWTCreator.Builder write(AccessClaims claims) {
        Instant issuedAt = claims.issuedAt().truncatedTo(ChronoUnit.SECONDS);
        return JWT.create()
                .withIssuer(issuer)
                .withAudience(audience)
                .withSubject(Long.toString(claims.user().value()))
                .withClaim("sid", claims.session().value().toString())
                .withJWTId(claims.tokenId().toString())
                .withIssuedAt(issuedAt)
                .withNotBefore(issuedAt)
                .withExpiresAt(claims.expiresAt().truncatedTo(ChronoUnit.SECONDS))
                .withClaim("role", Word.of(claims.role()))
                .withArrayClaim("amr", new String[] {claims.method().reference()});
    }

    /**
     * What the payload claims.
     *
     * @throws NotOurs if we would not have written it
     */
    AccessClaims read(JsonNode payload) {
        NotOurs.unless(CompactToken.text(payload, "iss").equals(issuer));
        NotOurs.unless(CompactToken.text(payload, "aud").equals(audience));
        Instant issuedAt = second(payload, "iat");
        Instant expiresAt = second(payload, "exp");
        NotOurs.unless(second(payload, "nbf").equals(issuedAt) && expiresAt.isAfter(issuedAt));
        return new AccessClaims(
                user(CompactToken.text(payload, "sub")),
                SessionId.parse(CompactToken.text(payload, "sid")).orElseThrow(NotOurs::new),
                uuid(CompactToken.text(payload, "jti")),
                known(ROLES, CompactToken.text(payload, "role")),
                method(payload.path("amr")),
                issuedAt,
                expiresAt);
    }

    private static Instant second(JsonNode payload, String name) {
        JsonNode value = payload.path(name);
        NotOurs.unless(value.isIntegralNumber() && value.canConvertToLong());
        NotOurs.unless(value.longValue() >= 0 && value.longValue() <= LAST_SECOND);
        return Instant.ofEpochSecond(value.longValue());
    }

    private static UserId user(String decimal) {
        NotOurs.unless(USER.matcher(decimal).matches());
        try {
            return new UserId(Long.parseLong(decimal));
        } catch (NumberFormatException e) {
            throw new NotOurs();
        }
    }

    /** The JDK reads shortened forms too. */
    private static UUID uuid(String text) {
        try {
            UUID uuid = UUID.fromString(text);
            NotOurs.unless(uuid.toString().equals(text));
            return uuid;
        } catch (IllegalArgumentException e) {
            throw new NotOurs();
        }
    }

    private static AuthMethod method(JsonNode amr) {
        NotOurs.unless(amr.isArray() && amr.size() == 1 && amr.path(0).isTextual());
        return known(METHODS, amr.path(0).textValue());
    }

    private static <T> T known(Map<String, T> values, String name) {
        T value = values.get(name);
        if (value == null) {
            throw new NotOurs();
        }
        return value;
    }

    /** Lower case by the rules of no country: in Turkish an I would lose its dot. */
    private static <T> Map<String, T> byName(T[] values, Function<T, String> name) {
        return Stream.of(values).collect(Collectors.toUnmodifiableMap(name, value -> value));
    }
}
