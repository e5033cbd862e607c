package dev.latchkey.application.sessions;

import dev.latchkey.application.shared.Consumes;
import dev.latchkey.application.shared.Port;
import java.time.Instant;
import java.util.List;

/**
 * The key pairs of access tokens, the same for all instances. At any time at most one of them is {@link Stage#SIGNING}.
 * What is kept is opaque: only who holds the secret key can open the private halves.
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
