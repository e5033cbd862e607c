package dev.latchkey.security;

import dev.latchkey.application.sessions.PublishKeys.PublicKey;
import dev.latchkey.application.sessions.SigningKeys;
import dev.latchkey.application.shared.Unavailable;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Key pairs on P-256 that all instances share through their store. The private halves are sealed under the secret key.
 *
 * <p>A key whose private half does not open under our secret counts for nothing, not even to check tokens: so whoever can
 * write to the database still cannot add a key of their own.
 */
public final class Es256Keys extends TokenKeys {
    private static final Logger LOG = LoggerFactory.getLogger(Es256Keys.class);

    /** An unknown name sends us to the store no more often than this, for anybody can make up names. */
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final SigningKeys store;
    private final SecretBox box;
    private final P256 curve;
    private final InstantSource clock;
    private final ReentrantLock looking = new ReentrantLock();

    private volatile KeyRing ring;
    // What follows is guarded by the lock.
    private Instant lastLook = Instant.MIN;
    private @Nullable Unavailable lastFailure;

    private Es256Keys(SigningKeys store, SecretBox box, P256 curve, InstantSource clock, KeyRing ring) {
        this.store = store;
        this.box = box;
        this.curve = curve;
        this.clock = clock;
        this.ring = ring;
    }

    /**
     * Reads the keys, and makes the first one if there is none that signs.
     *
     * @throws IllegalStateException if they were sealed under another secret; the message says what to do
     */
    public static Es256Keys open(SigningKeys store, Secrets secrets, SecureRandom random, InstantSource clock) {
        return open(store, secrets, random, clock, P256.fastest());
    }

    static Es256Keys open(SigningKeys store, Secrets secrets, SecureRandom random, InstantSource clock, P256 curve) {
        SecretBox box = new SecretBox(secrets, "signing keys", random);
        List<SigningKeys.Key> stored = store.all();
        if (stored.stream().noneMatch(key -> key.stage() == SigningKeys.Stage.SIGNING)) {
            SigningKeys.Key first = store.addFirst(KeyRing.first(box, curve, random, clock.instant()));
            LOG.info("The first key to sign tokens with is {}", first.id());
            stored = store.all();
        }
        return new Es256Keys(store, box, curve, clock, KeyRing.open(stored, box, curve));
    }

    /** Reads the keys again: what was added is known from here on, and what was removed is forgotten. */
    public void reload() {
        looking.lock();
        try {
            ring = KeyRing.open(store.all(), box, curve);
        } finally {
            looking.unlock();
        }
    }

    @Override
    TokenKey signing() {
        return ring.signing();
    }

    @Override
    Optional<TokenKey> find(String id) {
        if (!has(id)) {
            lookAgain(id);
        }
        return Optional.ofNullable(ring.byId().get(id));
    }

    @Override
    boolean has(String id) {
        return ring.byId().containsKey(id);
    }

    @Override
    List<PublicKey> published() {
        return ring.published();
    }

    private void lookAgain(String id) {
        looking.lock();
        try {
            if (has(id)) {
                return;
            }
            if (!lookedLately()) {
                look();
            }
            if (lastFailure != null) {
                throw lastFailure;
            }
        } finally {
            looking.unlock();
        }
    }

    private void look() {
        try {
            lastFailure = null;
            reload();
        } catch (Unavailable e) {
            lastFailure = e;
        } catch (IllegalStateException e) {
            LOG.error("The signing keys in the database cannot be used; those known before are kept", e);
        } finally {
            lastLook = clock.instant();
        }
    }

    /** A clock that was set back must not keep us from looking. */
    private boolean lookedLately() {
        Instant now = clock.instant();
        return !now.isBefore(lastLook) && now.isBefore(lastLook.plus(PAUSE));
    }
}
