package dev.latchkey.security;

import dev.latchkey.application.sessions.KeyPairs;
import dev.latchkey.application.sessions.SigningKeys;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.time.Instant;
import java.util.List;

/**
 * Key pairs on P-256, the private halves sealed under the secret key. The name of a key is worked out from its public half
 * and bound to the sealed private half, so the three belong together.
 */
public final class Es256KeyPairs implements KeyPairs {
    private final SecretBox box;
    private final P256 curve;
    private final SecureRandom random;

    public Es256KeyPairs(Secrets secrets, SecureRandom random) {
        this(secrets, random, P256.fastest());
    }

    Es256KeyPairs(Secrets secrets, SecureRandom random, P256 curve) {
        this.box = new SecretBox(secrets, "signing keys", random);
        this.curve = curve;
        this.random = random;
    }

    @Override
    public SigningKeys.Key make(SigningKeys.Stage stage, Instant now) {
        KeyPair pair = curve.generate(random);
        byte[] publicKey = pair.getPublic().getEncoded();
        String id = P256.thumbprint(curve.publicKey(publicKey));
        return new SigningKeys.Key(id, publicKey, box.seal(pair.getPrivate().getEncoded(), id), now, stage, now);
    }

    @Override
    public boolean opens(SigningKeys.Key key) {
        try {
            Es256 unused = open(key);
            return true;
        } catch (IllegalStateException e) {
            return false;
        }
    }

    /**
     * Looks whether all those keys can be used here.
     *
     * @throws IllegalStateException if one of them cannot; the message says what to do
     */
    public void check(List<SigningKeys.Key> keys) {
        keys.forEach(key -> {
            Es256 unused = open(key);
        });
    }

    Es256 open(SigningKeys.Key key) {
        try {
            ECPublicKey publicKey = curve.publicKey(key.publicKey());
            if (!P256.thumbprint(publicKey).equals(key.id())) {
                throw new IllegalArgumentException("Its name is that of another key");
            }
            return new Es256(curve, publicKey, curve.privateKey(box.open(key.sealedPrivateKey(), key.id())));
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(
                    "The signing key " + key.id() + " cannot be opened. " + e.getMessage()
                            + ". Start with the SECRET_KEY that was in force when the key was made, or name that among the"
                            + " SECRET_KEY_FALLBACKS. If it is lost, run latchkey keys remove --lost: a new key is made at"
                            + " the next start, and whoever is signed in goes on with their refresh token",
                    e);
        }
    }

    /** Seals anew, under the current secret, what was sealed under a fallback. How many keys this call has sealed. */
    int reseal(SigningKeys store, List<SigningKeys.Key> stored) {
        int sealed = 0;
        for (SigningKeys.Key key : stored) {
            if (!box.isCurrent(key.sealedPrivateKey())) {
                byte[] anew = box.seal(box.open(key.sealedPrivateKey(), key.id()), key.id());
                sealed += store.reseal(key, anew) ? 1 : 0;
            }
        }
        return sealed;
    }
}
