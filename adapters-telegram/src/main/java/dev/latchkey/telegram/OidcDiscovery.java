package dev.latchkey.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.application.shared.Unavailable;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** What an OpenID provider says of itself: asked once a day, and not again and again while it does not answer. */
final class OidcDiscovery {
    private static final Duration FRESH = Duration.ofDays(1);
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Fetcher fetcher;
    private final URI issuer;
    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile @Nullable Known known;
    private Instant notBefore = Instant.MIN;

    OidcDiscovery(Fetcher fetcher, URI issuer, InstantSource clock) {
        this.fetcher = fetcher;
        this.issuer = issuer;
        this.clock = clock;
    }

    Endpoints endpoints() {
        Known now = known;
        if (now != null && clock.instant().isBefore(now.until())) {
            return now.endpoints();
        }
        lock.lock();
        try {
            Known meanwhile = known;
            if (meanwhile != null && clock.instant().isBefore(meanwhile.until())) {
                return meanwhile.endpoints();
            }
            return asked(meanwhile);
        } finally {
            lock.unlock();
        }
    }

    private Endpoints asked(@Nullable Known before) {
        Instant now = clock.instant();
        if (now.isBefore(notBefore)) {
            return instead(before, unusable("does not answer"));
        }
        notBefore = now.plus(PAUSE);
        try {
            Endpoints endpoints = read();
            known = new Known(endpoints, now.plus(FRESH));
            return endpoints;
        } catch (Unavailable e) {
            return instead(before, e);
        }
    }

    /** Old endpoints are better than none: they hardly ever change. */
    private static Endpoints instead(@Nullable Known before, Unavailable trouble) {
        if (before == null) {
            throw trouble;
        }
        return before.endpoints();
    }

    private Endpoints read() {
        Fetcher.Answer answer = fetcher.get(URI.create(issuer + "/.well-known/openid-configuration"), PATIENCE);
        JsonNode document = Optional.of(answer)
                .filter(Fetcher.Answer::isGood)
                .flatMap(good -> StrictJson.object(good.body()))
                .orElseThrow(() -> unusable("gives no usable answer"));
        if (!StrictJson.text(document, "issuer").equals(Optional.of(issuer.toString()))) {
            throw unusable("calls itself something else");
        }
        return new Endpoints(
                address(document, "authorization_endpoint"),
                address(document, "token_endpoint"),
                address(document, "jwks_uri"));
    }

    private URI address(JsonNode document, String name) {
        return StrictJson.text(document, name)
                .flatMap(OidcDiscovery::parsed)
                .filter(uri -> uri.getHost() != null)
                // Whoever is asked in secret must not send us elsewhere in the open.
                .filter(uri -> "https".equals(uri.getScheme())
                        || ("http".equals(uri.getScheme()) && "http".equals(issuer.getScheme())))
                .orElseThrow(() -> unusable("has no usable " + name));
    }

    private static Optional<URI> parsed(String text) {
        try {
            return Optional.of(URI.create(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Unavailable unusable(String what) {
        return new Unavailable("The OpenID provider " + what);
    }

    /** Where it answers what. */
    record Endpoints(URI authorization, URI token, URI keys) {}

    private record Known(Endpoints endpoints, Instant until) {}
}
