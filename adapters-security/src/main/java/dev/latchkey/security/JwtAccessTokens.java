package dev.latchkey.security;

import com.auth0.jwt.JWT;
import com.auth0.jwt.exceptions.JWTVerificationException;
import dev.latchkey.application.sessions.AccessTokens;
import dev.latchkey.application.sessions.PublishKeys;
import dev.latchkey.application.sessions.PublishKeys.PublicKey;
import dev.latchkey.domain.sessions.AccessClaims;
import dev.latchkey.security.VerifiedTokens.Digest;
import dev.latchkey.security.VerifiedTokens.Verified;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Access tokens as signed JWTs (RFC 9068), checked as RFC 8725 advises. Which algorithm is right is decided by our key and
 * never by the token.
 */
public final class JwtAccessTokens implements AccessTokens, PublishKeys.PublicKeys {
    /** How far the clocks of two instances may differ. Only a beginning is stretched by it, never an end. */
    private static final Duration SKEW = Duration.ofSeconds(5);

    private static final int MAX_LENGTH = 4096;
    private static final int REMEMBERED = 50_000;

    private final TokenKeys keys;
    private final TokenClaims claims;
    private final InstantSource clock;
    private final VerifiedTokens verified = new VerifiedTokens(REMEMBERED);

    /**
     * Tokens signed and checked with those keys.
     *
     * @param issuer the {@code iss} of our tokens, and the only one that is believed
     * @param audience the {@code aud} of our tokens, and the only one that is believed
     */
    public JwtAccessTokens(TokenKeys keys, String issuer, String audience, InstantSource clock) {
        this.keys = keys;
        this.claims = new TokenClaims(issuer, audience);
        this.clock = clock;
    }

    @Override
    public String sign(AccessClaims said) {
        TokenKey key = keys.signing();
        return claims.write(said)
                .withHeader(Map.of("typ", CompactToken.TYPE))
                .withKeyId(key.id())
                .sign(key.algorithm());
    }

    @Override
    public Optional<AccessClaims> verify(String token) {
        if (token.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        Digest digest = Digest.of(token);
        return verified.find(digest)
                .filter(seen -> keys.has(seen.keyId()))
                .or(() -> check(token, digest))
                .map(Verified::claims)
                .filter(this::isTime);
    }

    @Override
    public List<PublicKey> publicKeys() {
        return keys.published();
    }

    /** The library only sees what we might have written ourselves. */
    private Optional<Verified> check(String token, Digest digest) {
        try {
            CompactToken parts = CompactToken.parse(token);
            AccessClaims said = claims.read(parts.payload());
            NotOurs.unless(isTime(said));
            TokenKey key = keys.find(parts.keyId()).orElseThrow(NotOurs::new);
            NotOurs.unless(parts.algorithm().equals(key.algorithm().getName()));
            key.algorithm().verify(JWT.decode(token));
            Verified right = new Verified(key.id(), said);
            verified.remember(digest, right);
            return Optional.of(right);
        } catch (NotOurs | JWTVerificationException e) {
            return Optional.empty();
        }
    }

    private boolean isTime(AccessClaims said) {
        Instant now = clock.instant();
        return now.isBefore(said.expiresAt()) && !said.issuedAt().isAfter(now.plus(SKEW));
    }
}
