package dev.latchkey.verifier;

import java.net.URI;
import java.net.http.HttpClient;
import java.security.Provider;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * How a verifier is to be. {@link #issuer}, {@link #audience}, and {@link #baseUri} or {@link #jwksUri} must be said; all
 * else has a default that is safe. Each method refuses values that make no sense with {@link IllegalArgumentException}.
 */
public final class TokenVerifierBuilder {
    private @Nullable URI jwksUri;
    private @Nullable URI revocationsUri;
    private @Nullable String issuer;
    private @Nullable String audience;
    private boolean allowHttp;
    private Duration leeway = Duration.ofSeconds(5);
    private int cacheSize = 50_000;
    private Duration maxKeyAge = Duration.ofHours(24);
    private Duration requestTimeout = Duration.ofSeconds(2);
    private Duration pollInterval = Duration.ofMillis(500);
    private Duration maxStaleness = Duration.ofSeconds(5);
    private boolean failOpen;
    private Optional<HttpClient> httpClient = Optional.empty();
    private Optional<Provider> provider = Optional.empty();
    private InstantSource clock = InstantSource.system();
    private LongSupplier nanoTime = System::nanoTime;

    TokenVerifierBuilder() {}

    /** Where Latchkey is, e.g. {@code https://id.example}. Keys and ended sessions are asked for there. */
    public TokenVerifierBuilder baseUri(URI uri) {
        String base = uri.toString().replaceAll("/+$", "");
        return jwksUri(URI.create(base + "/.well-known/jwks.json"))
                .revocationsUri(URI.create(base + "/api/v1/sessions/revocations"));
    }

    /** Where the keys are, if not below the base. Said without a base, nobody asks for ended sessions. */
    public TokenVerifierBuilder jwksUri(URI uri) {
        jwksUri = uri;
        return this;
    }

    /** Where ended sessions are told of, if not below the base. */
    public TokenVerifierBuilder revocationsUri(URI uri) {
        revocationsUri = uri;
        return this;
    }

    /** Does not ask for ended sessions, if it comes last: a token is then good until it expires, after log-out too. */
    public TokenVerifierBuilder withoutRevocations() {
        revocationsUri = null;
        return this;
    }

    /** The one {@code iss} that is believed: Latchkey's {@code JWT_ISSUER}. */
    public TokenVerifierBuilder issuer(String name) {
        issuer = name;
        return this;
    }

    /** The one {@code aud} that is believed: Latchkey's {@code JWT_AUDIENCE}. */
    public TokenVerifierBuilder audience(String name) {
        audience = name;
        return this;
    }

    /** How far {@code iat} and {@code nbf} may be in the future, at most a minute; never how long {@code exp} is over. */
    public TokenVerifierBuilder leeway(Duration most) {
        require(
                !most.isNegative() && most.compareTo(Duration.ofSeconds(60)) <= 0,
                "The leeway must be between 0 and 60 s");
        leeway = most;
        return this;
    }

    /** How many tokens are remembered as right. One takes some 500 bytes. 0 checks every signature every time. */
    public TokenVerifierBuilder cacheSize(int tokens) {
        require(tokens >= 0, "The size of the cache must not be negative");
        cacheSize = tokens;
        return this;
    }

    /** How long keys stay good while Latchkey does not answer. */
    public TokenVerifierBuilder maxKeyAge(Duration age) {
        require(age.compareTo(Freshness.MOST) >= 0, "Keys must be good for 15 min at least");
        maxKeyAge = age;
        return this;
    }

    /** How long one answer of Latchkey may take, from the connection to the last byte. */
    public TokenVerifierBuilder requestTimeout(Duration time) {
        requestTimeout = positive(time);
        return this;
    }

    /** How often ended sessions are asked for. */
    public TokenVerifierBuilder pollInterval(Duration interval) {
        pollInterval = positive(interval);
        return this;
    }

    /** How old the last news of ended sessions may be; also how long the first token waits for the first ones. */
    public TokenVerifierBuilder maxStaleness(Duration age) {
        maxStaleness = positive(age);
        return this;
    }

    /** Believes tokens until they expire where there are no news of ended sessions, rather than to be unavailable. */
    public TokenVerifierBuilder failOpen() {
        failOpen = true;
        return this;
    }

    /** Allows {@code http} to other machines: whoever sits between them can then put keys of their own in. */
    public TokenVerifierBuilder allowHttp() {
        allowHttp = true;
        return this;
    }

    /** A client of your own, with its proxy, its certificates or its executor. It must not follow redirects. */
    public TokenVerifierBuilder httpClient(HttpClient client) {
        require(client.followRedirects() == HttpClient.Redirect.NEVER, "The HTTP client must not follow redirects");
        httpClient = Optional.of(client);
        return this;
    }

    /** Who checks signatures, e.g. a provider with native code. Absent, the first of the JVM that can. */
    public TokenVerifierBuilder provider(Provider signatures) {
        provider = Optional.of(signatures);
        return this;
    }

    /** The clock by which tokens expire; how old news and keys are is measured by one that nobody can set. */
    public TokenVerifierBuilder clock(InstantSource source) {
        clock = source;
        return this;
    }

    TokenVerifierBuilder nanoTime(LongSupplier source) {
        nanoTime = source;
        return this;
    }

    /**
     * The verifier. Asks nobody yet.
     *
     * @throws IllegalStateException if something is missing
     * @throws IllegalArgumentException if something does not go together, or an address is not {@code https}
     */
    public TokenVerifier build() {
        URI jwks = Fetcher.reachable(said(jwksUri, "baseUri or jwksUri"), allowHttp);
        require(pollInterval.compareTo(maxStaleness) < 0, "News must be asked for before they are too old");
        P256 curve = new P256(provider);
        Fetcher fetcher = new Fetcher(httpClient.orElseGet(() -> Fetcher.client(requestTimeout)), requestTimeout);
        LatchkeyClient latchkey = new LatchkeyClient(fetcher, new Jwks(curve));
        return new TokenVerifier(
                new KeyCache(() -> latchkey.keys(jwks), requestTimeout.plusSeconds(1), maxKeyAge, nanoTime),
                Optional.ofNullable(revocationsUri).map(uri -> feed(latchkey, Fetcher.reachable(uri, allowHttp))),
                new TokenClaims(said(issuer, "issuer"), said(audience, "audience"), leeway),
                curve,
                new RememberedTokens(cacheSize),
                clock);
    }

    private RevocationFeed feed(LatchkeyClient latchkey, URI uri) {
        return new RevocationFeed(
                since -> latchkey.revocations(uri, since),
                new RevocationFeed.Settings(pollInterval, maxStaleness, failOpen),
                clock,
                nanoTime);
    }

    private static <T> T said(@Nullable T value, String name) {
        if (value == null) {
            throw new IllegalStateException(name + " must be said");
        }
        return value;
    }

    private static Duration positive(Duration duration) {
        require(!duration.isNegative() && !duration.isZero(), "A time must be above zero");
        return duration;
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
