package dev.latchkey.security;

import dev.latchkey.application.sessions.KeySchedule;
import dev.latchkey.application.sessions.PublishKeys.PublicKey;
import dev.latchkey.application.sessions.SigningKeys;
import dev.latchkey.application.shared.Unavailable;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
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
 *
 * <p>No key signs before {@link KeySchedule#SPREAD} has passed since it was published. What was read less than half of that
 * ago therefore has every key that signs, and a name that is not in it is nobody's: to say so needs no look at the store,
 * however many names somebody makes up.
 */
public final class Es256Keys extends TokenKeys {
    private static final Logger LOG = LoggerFactory.getLogger(Es256Keys.class);

    /** Half, so that the other half is left for a slow statement and for clocks that differ. */
    private static final Duration FRESH = KeySchedule.SPREAD.dividedBy(2);

    /** While the store cannot be asked it is asked no more often than this. */
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final SigningKeys store;
    private final Es256KeyPairs pairs;
    private final InstantSource clock;
    private final ReentrantLock looking = new ReentrantLock();

    private volatile KeyRing ring;
    /** Written after the ring, and read before it. */
    private volatile Instant readAt;

    // What follows is guarded by the lock.
    private List<SigningKeys.Key> stored;
    private Instant failedAt = Instant.MIN;
    private @Nullable Unavailable lastFailure;

    private Es256Keys(
            SigningKeys store, Es256KeyPairs pairs, InstantSource clock, Instant readAt, List<SigningKeys.Key> stored) {
        this.store = store;
        this.pairs = pairs;
        this.clock = clock;
        this.stored = stored;
        this.ring = KeyRing.open(stored, pairs);
        this.readAt = readAt;
    }

    /**
     * Reads the keys, and makes the first one if there is none that signs. What was sealed under a fallback is sealed anew.
     *
     * @throws IllegalStateException if they were sealed under another secret; the message says what to do
     */
    public static Es256Keys open(SigningKeys store, Secrets secrets, SecureRandom random, InstantSource clock) {
        return open(store, new Es256KeyPairs(secrets, random), clock);
    }

    /** As above, with pairs that others use too. */
    public static Es256Keys open(SigningKeys store, Es256KeyPairs pairs, InstantSource clock) {
        Instant readAt = clock.instant();
        List<SigningKeys.Key> stored = store.all();
        if (stored.stream().noneMatch(key -> key.stage() == SigningKeys.Stage.SIGNING)) {
            SigningKeys.Key first = store.addFirst(pairs.make(SigningKeys.Stage.SIGNING, readAt));
            LOG.info("The first key to sign tokens with is {}", first.id());
            stored = store.all();
        }
        Es256Keys keys = new Es256Keys(store, pairs, clock, readAt, stored);
        int resealed = pairs.reseal(store, stored);
        if (resealed > 0) {
            LOG.info("Sealed {} signing keys anew under the current secret key", resealed);
        }
        return keys;
    }

    /**
     * Reads the keys again: what was added is known from here on, and what was removed is forgotten. May be called by
     * anybody at any time, on any thread; keys are opened only if what is stored has changed.
     */
    public void reload() {
        looking.lock();
        try {
            Instant now = clock.instant();
            List<SigningKeys.Key> found = store.all();
            if (!isSame(found, stored)) {
                ring = KeyRing.openWhatOpens(
                        found, pairs, e -> LOG.error("A signing key in the database cannot be used", e));
                stored = found;
            }
            readAt = now;
            lastFailure = null;
        } finally {
            looking.unlock();
        }
    }

    @Override
    TokenKey signing() {
        return ring.signing().orElseThrow(() -> new Unavailable("No key signs tokens now"));
    }

    @Override
    Optional<TokenKey> find(String id) {
        if (!has(id) && !isFresh()) {
            lookAgain();
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

    /** One at a time: whoever waited finds that somebody else has looked. */
    private void lookAgain() {
        looking.lock();
        try {
            if (isFresh()) {
                return;
            }
            if (lastFailure != null && !isOver(failedAt, PAUSE)) {
                throw lastFailure;
            }
            reload();
        } catch (Unavailable e) {
            if (e != lastFailure) {
                lastFailure = e;
                failedAt = clock.instant();
            }
            throw e;
        } finally {
            looking.unlock();
        }
    }

    private boolean isFresh() {
        return !isOver(readAt, FRESH);
    }

    /** A clock that was set back must not keep us from looking. */
    private boolean isOver(Instant begun, Duration time) {
        Instant now = clock.instant();
        return now.isBefore(begun) || !now.isBefore(begun.plus(time));
    }

    private static boolean isSame(List<SigningKeys.Key> some, List<SigningKeys.Key> others) {
        boolean same = some.size() == others.size();
        for (int i = 0; same && i < some.size(); i++) {
            SigningKeys.Key one = some.get(i);
            SigningKeys.Key other = others.get(i);
            same = one.id().equals(other.id())
                    && one.stage() == other.stage()
                    && Arrays.equals(one.publicKey(), other.publicKey())
                    && Arrays.equals(one.sealedPrivateKey(), other.sealedPrivateKey());
        }
        return same;
    }
}
