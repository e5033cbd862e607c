package dev.latchkey.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.application.shared.Unavailable;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys of an OpenID provider. They are fetched anew every hour, and when a token names one that is not among them: but
 * not more often than every ten seconds, because anybody can write any name into a token.
 */
final class TokenKeyCache {
    private static final Logger LOG = LoggerFactory.getLogger(TokenKeyCache.class);
    private static final Duration FRESH = Duration.ofHours(1);
    private static final Duration USABLE = Duration.ofHours(24);
    private static final Duration PAUSE = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Fetcher fetcher;
    private final Supplier<URI> address;
    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile @Nullable Known known;
    private Instant notBefore = Instant.MIN;

    TokenKeyCache(Fetcher fetcher, Supplier<URI> address, InstantSource clock) {
        this.fetcher = fetcher;
        this.address = address;
        this.clock = clock;
    }

    /**
     * The key of that name, if the provider has it.
     *
     * @throws Unavailable if it cannot be asked, and was not lately
     */
    Optional<TokenKey> find(String id) {
        Known now = known;
        if (now != null && now.isFresh(clock.instant()) && now.keys().containsKey(id)) {
            return Optional.ofNullable(now.keys().get(id));
        }
        lock.lock();
        try {
            return Optional.ofNullable(refreshed(id).keys().get(id));
        } finally {
            lock.unlock();
        }
    }

    private Known refreshed(String id) {
        Instant now = clock.instant();
        Known before = known;
        if (before != null && before.isFresh(now) && before.keys().containsKey(id)) {
            return before;
        }
        if (now.isBefore(notBefore)) {
            return usable(before, now, unusable("does not answer"));
        }
        notBefore = now.plus(PAUSE);
        try {
            Known fetched = new Known(fetched(), now);
            known = fetched;
            return fetched;
        } catch (Unavailable e) {
            LOG.warn("the keys of the OpenID provider cannot be fetched: {}", e.getMessage());
            return usable(before, now, e);
        }
    }

    private static Known usable(@Nullable Known before, Instant now, Unavailable otherwise) {
        if (before == null || !now.isBefore(before.fetchedAt().plus(USABLE))) {
            throw otherwise;
        }
        return before;
    }

    private Map<String, TokenKey> fetched() {
        Fetcher.Answer answer = fetcher.get(address.get(), PATIENCE);
        JsonNode set = Optional.of(answer)
                .filter(Fetcher.Answer::isGood)
                .flatMap(good -> StrictJson.object(good.body()))
                .map(document -> document.path("keys"))
                .filter(JsonNode::isArray)
                .orElseThrow(() -> unusable("has no usable keys"));
        Map<String, TokenKey> keys = new HashMap<>();
        set.forEach(jwk -> TokenKey.read(jwk).ifPresent(key -> keys.put(key.id(), key)));
        return Map.copyOf(keys);
    }

    private static Unavailable unusable(String what) {
        return new Unavailable("The OpenID provider " + what);
    }

    private record Known(Map<String, TokenKey> keys, Instant fetchedAt) {

        boolean isFresh(Instant now) {
            return now.isBefore(fetchedAt.plus(FRESH));
        }
    }
}
