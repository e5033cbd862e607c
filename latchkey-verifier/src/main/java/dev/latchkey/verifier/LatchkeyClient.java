package dev.latchkey.verifier;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/** What a verifier asks of Latchkey. */
final class LatchkeyClient {
    static final int MAX_JWKS = 256 * 1024;
    static final int MAX_PAGE = 4 * 1024 * 1024;

    private final Fetcher fetcher;
    private final Jwks jwks;

    LatchkeyClient(Fetcher fetcher, Jwks jwks) {
        this.fetcher = fetcher;
        this.jwks = jwks;
    }

    /** The keys; fails unless the answer is a set of them. */
    CompletableFuture<KeyCache.Fetched> keys(URI uri) {
        return fetcher.get(uri, MAX_JWKS).thenApply(this::keys);
    }

    /** A page of ended sessions, or a refusal to give it. */
    Fetcher.Answer revocations(URI uri, Optional<String> since) throws IOException, InterruptedException {
        URI page = since.map(cursor -> URI.create(uri + (uri.getRawQuery() == null ? "?" : "&") + "since="
                        + URLEncoder.encode(cursor, StandardCharsets.UTF_8)))
                .orElse(uri);
        try {
            return fetcher.get(page, MAX_PAGE).get();
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        }
    }

    private KeyCache.Fetched keys(Fetcher.Answer answer) {
        try {
            if (answer.status() != 200) {
                throw new Malformed("status " + answer.status());
            }
            return new KeyCache.Fetched(jwks.parse(answer.body()), Freshness.of(answer.headers()));
        } catch (Malformed e) {
            throw new CompletionException(e);
        }
    }
}
