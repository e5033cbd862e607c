package dev.latchkey.application.sessions;

import dev.latchkey.application.shared.Consumes;
import dev.latchkey.application.shared.Port;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The key pairs of access tokens, the same for all instances. At any time at most one of them is {@link Stage#SIGNING}
 * and at most one {@link Stage#PUBLISHED}. What is kept is opaque: only who holds the secret key can open the private
 * halves.
 *
 * <p>Whatever changes a key names the state that it starts from, so that of all who saw that state one brings the change
 * about and the others find it done.
 */
@Port
public interface SigningKeys {
    /** Every key that may still be needed to check a token, oldest first. */
    List<Key> all();

    /**
     * Keeps the key as the one that signs, unless there is one that signs already. Returns the one that signs afterwards:
     * however many instances start at once on an empty store, all are told the same.
     */
    @Consumes
    Key addFirst(Key key);

    /** Keeps the key as the one that signs next, if there is none yet and the one that signs now has done so since then. */
    @Consumes
    boolean publish(Key next, Instant signingSince);

    /**
     * Lets the key that was published by then sign, and retires the one that signed before. Returns the name of the key
     * that signs from now on, to the one caller who brought it about.
     */
    @Consumes
    Optional<String> promote(Instant publishedBy, Instant now);

    /** Forgets every key that was retired by then. Each name is told to one caller. */
    @Consumes
    List<String> forget(Instant retiredBy);

    /**
     * Forgets the key, whatever its stage. The one that signs goes only if a key that was published by then can take its
     * place, and that one signs from now on.
     */
    @Consumes
    boolean remove(String id, Instant publishedBy, Instant now);

    /** Forgets the key as it was read, even if no key signs then; not if its private half has been sealed anew since. */
    @Consumes
    boolean abandon(Key read);

    /** Puts the private half, sealed anew, in the place of the one that was read; not if that has changed since. */
    @Consumes
    boolean reseal(Key read, byte[] sealedAnew);

    /**
     * A key pair as it is kept.
     *
     * @param id the {@code kid} of its tokens
     * @param publicKey the public half, an X.509 SubjectPublicKeyInfo
     * @param sealedPrivateKey the private half, sealed under the secret key
     * @param since when it came to its stage
     */
    @SuppressWarnings("ArrayRecordComponent") // Carried between the store and the signer, never compared.
    record Key(String id, byte[] publicKey, byte[] sealedPrivateKey, Instant createdAt, Stage stage, Instant since) {}

    /** The life of a key, in order. In every stage its public half is published and its tokens are good. */
    enum Stage {
        /** Others may learn of it; it signs nothing yet. */
        PUBLISHED,
        SIGNING,
        /** Signs nothing any more, and is forgotten once its last token is over. */
        RETIRED
    }
}
