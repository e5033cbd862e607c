package dev.latchkey.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.application.login.telegram.IdTokens;
import dev.latchkey.domain.accounts.TelegramId;
import dev.latchkey.domain.accounts.TelegramPerson;
import dev.latchkey.domain.login.IdTokenClaims;
import dev.latchkey.domain.login.TelegramProblem;
import dev.latchkey.domain.sessions.TokenHash;
import dev.latchkey.domain.shared.Refused;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads ID tokens: compact ones, signed by a key of the provider with the algorithm that the key is for. */
public final class OidcTokens implements IdTokens {
    private static final int LONGEST = 16 * 1024;
    private static final Pattern COMPACT = Pattern.compile("([A-Za-z0-9_-]+)\\.([A-Za-z0-9_-]+)\\.([A-Za-z0-9_-]+)");
    private static final long LATEST = 253_402_300_799L;

    private final TokenKeyCache keys;

    OidcTokens(TokenKeyCache keys) {
        this.keys = keys;
    }

    @Override
    public IdTokenClaims read(String token) {
        Matcher parts = COMPACT.matcher(token);
        if (token.length() > LONGEST || !parts.matches()) {
            throw wrong();
        }
        JsonNode header = object(parts.group(1));
        String signed = token.substring(0, token.lastIndexOf('.'));
        // Extensions that must be understood are not: none is known here.
        if (!header.path("crit").isMissingNode() || !isSigned(header, signed, bytes(parts.group(3)))) {
            throw wrong();
        }
        return claims(object(parts.group(2)), signed);
    }

    private boolean isSigned(JsonNode header, String signed, byte[] signature) {
        TokenAlgorithm algorithm =
                StrictJson.text(header, "alg").flatMap(TokenAlgorithm::called).orElseThrow(OidcTokens::wrong);
        String id = StrictJson.text(header, "kid").orElseThrow(OidcTokens::wrong);
        return keys.find(id)
                .filter(key -> key.algorithm() == algorithm)
                .filter(key -> algorithm.isSigned(Digests.utf8(signed), signature, key.key()))
                .isPresent();
    }

    private static IdTokenClaims claims(JsonNode claims, String signed) {
        return new IdTokenClaims(
                StrictJson.text(claims, "iss").orElseThrow(OidcTokens::wrong),
                audience(claims),
                instant(claims.path("iat")),
                instant(claims.path("exp")),
                nonce(claims.path("nonce")),
                person(claims),
                // Without the signature: of those there may be several that are good.
                new TokenHash(Digests.sha256(signed)));
    }

    /** For whom it is; nobody else has asked for it either, if it tells who has. */
    private static List<String> audience(JsonNode claims) {
        JsonNode claim = claims.path("aud");
        List<String> audience = new ArrayList<>();
        for (JsonNode one : claim.isArray() ? claim : List.of(claim)) {
            if (!one.isTextual()) {
                throw wrong();
            }
            audience.add(one.textValue());
        }
        if (claims.has("azp") && !StrictJson.text(claims, "azp").map(List::of).equals(Optional.of(audience))) {
            throw wrong();
        }
        return List.copyOf(audience);
    }

    private static Instant instant(JsonNode claim) {
        if (!claim.isIntegralNumber()
                || !claim.canConvertToLong()
                || claim.longValue() < 0
                || claim.longValue() > LATEST) {
            throw wrong();
        }
        return Instant.ofEpochSecond(claim.longValue());
    }

    private static Optional<String> nonce(JsonNode claim) {
        if (claim.isMissingNode() || claim.isNull()) {
            return Optional.empty();
        }
        if (!claim.isTextual()) {
            throw wrong();
        }
        return Optional.of(claim.textValue());
    }

    /** By the number that all doors share, and not by {@code sub}, which is another at each client. */
    private static Optional<TelegramPerson> person(JsonNode claims) {
        return StrictJson.telegramId(claims.path("id"))
                .flatMap(TelegramId::parse)
                .map(id -> TelegramPerson.called(
                        id,
                        StrictJson.text(claims, "name"),
                        Optional.empty(),
                        StrictJson.text(claims, "preferred_username")));
    }

    private static JsonNode object(String base64) {
        return StrictJson.object(bytes(base64)).orElseThrow(OidcTokens::wrong);
    }

    private static byte[] bytes(String base64) {
        try {
            return Base64.getUrlDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw wrong();
        }
    }

    private static Refused wrong() {
        return new Refused(TelegramProblem.SIGNATURE_WRONG);
    }
}
