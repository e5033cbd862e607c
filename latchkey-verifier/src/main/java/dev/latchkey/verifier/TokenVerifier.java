package dev.latchkey.verifier;

import dev.latchkey.verifier.RememberedTokens.Digest;
import dev.latchkey.verifier.RememberedTokens.Remembered;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Checks access tokens of Latchkey without asking it about each. It knows the keys with which Latchkey signs, and, unless it
 * is told not to, which sessions have ended; both are asked for when the first token comes, and followed from there on.
 *
 * <pre>{@code
 * TokenVerifier tokens = TokenVerifier.builder()
 *         .baseUri(URI.create("https://id.example"))
 *         .issuer("https://id.example")
 *         .audience("https://id.example")
 *         .build();
 * VerifiedToken token = tokens.verifyAuthorization(request.getHeader("Authorization"));
 * }</pre>
 *
 * <p>Checked as RFC 8725 and RFC 9068 advise, and only what Latchkey would have written is believed. Tokens signed with a
 * shared secret (HS256) are refused on purpose: whoever can check them can make them too.
 *
 * <p>One verifier serves a whole service, and any number of threads at once. Close it when the service ends.
 */
public final class TokenVerifier implements AutoCloseable {
    private static final Logger LOG = System.getLogger("dev.latchkey.verifier");
    private static final Pattern BEARER = Pattern.compile("(?i:bearer) +([A-Za-z0-9._-]{1," + Jws.MAX_LENGTH + "})");

    private final KeyCache keys;
    private final Optional<RevocationFeed> revocations;
    private final TokenClaims claims;
    private final P256 curve;
    private final RememberedTokens remembered;
    private final InstantSource clock;
    private volatile boolean closed;

    TokenVerifier(
            KeyCache keys,
            Optional<RevocationFeed> revocations,
            TokenClaims claims,
            P256 curve,
            RememberedTokens remembered,
            InstantSource clock) {
        this.keys = keys;
        this.revocations = revocations;
        this.claims = claims;
        this.curve = curve;
        this.remembered = remembered;
        this.clock = clock;
    }

    /** Begins a verifier. What must be said is where Latchkey is, and its {@code iss} and {@code aud}. */
    public static TokenVerifierBuilder builder() {
        return new TokenVerifierBuilder();
    }

    /**
     * What the token says, if it is right at this moment. A token that was right before costs microseconds; another one
     * costs a check of its signature; the first one waits for Latchkey.
     *
     * @throws InvalidToken if it is not; always the same, whatever is wrong
     * @throws VerifierUnavailable if that cannot be known, because Latchkey does not answer
     * @throws IllegalStateException if this verifier is closed
     */
    public VerifiedToken verify(String token) {
        if (closed) {
            throw new IllegalStateException("This verifier is closed");
        }
        try {
            revocations.ifPresent(RevocationFeed::start);
            VerifiedToken right = check(token);
            VerifiedToken current = revocations.map(feed -> feed.apply(right)).orElse(right);
            // Asking may have taken a while.
            claims.requireTime(current, clock.instant());
            return current;
        } catch (InvalidToken e) {
            LOG.log(Level.DEBUG, "Refused an access token: {0}", e.reason());
            throw e;
        }
    }

    /**
     * The same for the value of an {@code Authorization} header: {@code Bearer} in any case, and one token.
     *
     * @param authorization the value as it came; null, which is as good as a wrong token, if there was no such header
     */
    public VerifiedToken verifyAuthorization(@Nullable String authorization) {
        Matcher bearer = BEARER.matcher(authorization == null ? "" : authorization);
        if (!bearer.matches()) {
            LOG.log(Level.DEBUG, "Refused an access token: {0}", Reason.NO_BEARER_TOKEN);
            throw new InvalidToken(Reason.NO_BEARER_TOKEN);
        }
        return verify(bearer.group(1));
    }

    /** Asks Latchkey no longer. */
    @Override
    public void close() {
        closed = true;
        revocations.ifPresent(RevocationFeed::close);
    }

    private VerifiedToken check(String token) {
        if (token.length() > Jws.MAX_LENGTH) {
            throw new InvalidToken(Reason.FORM);
        }
        Instant now = clock.instant();
        Digest digest = Digest.of(token);
        Optional<Remembered> seen = remembered.find(digest);
        if (seen.isPresent()) {
            claims.requireTime(seen.get().token(), now);
            if (keys.find(seen.get().key().id()).equals(seen.get().key())) {
                return seen.get().token();
            }
        }
        // Everything that is free comes before the key: nobody makes us ask for keys with a token that is over anyway.
        Jws parts = Jws.parse(token);
        VerifiedToken said = claims.read(parts.claims(), now);
        VerificationKey key = keys.find(parts.keyId());
        if (!curve.verify(key.key(), parts.signed(), parts.signature())) {
            throw new InvalidToken(Reason.SIGNATURE);
        }
        remembered.remember(digest, new Remembered(key, said));
        return said;
    }
}
