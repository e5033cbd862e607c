package dev.latchkey.security;

import dev.latchkey.application.sessions.PublishKeys.PublicKey;
import dev.latchkey.application.sessions.SigningKeys;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The key pairs of the store at one moment, opened and ready for use. */
record KeyRing(TokenKey signing, Map<String, TokenKey> byId, List<PublicKey> published) {

    /**
     * Opens what was stored.
     *
     * @throws IllegalStateException if a key does not open, or none of them signs
     */
    static KeyRing open(List<SigningKeys.Key> stored, SecretBox box, P256 curve) {
        TokenKey signing = null;
        Map<String, TokenKey> byId = new LinkedHashMap<>();
        List<PublicKey> published = new ArrayList<>();
        for (SigningKeys.Key key : stored) {
            Es256 pair = pair(key, box, curve);
            TokenKey opened = new TokenKey(key.id(), pair);
            byId.put(key.id(), opened);
            published.add(published(key.id(), pair.publicKey()));
            if (key.stage() == SigningKeys.Stage.SIGNING) {
                signing = opened;
            }
        }
        if (signing == null) {
            throw new IllegalStateException("None of the signing keys in the database signs");
        }
        return new KeyRing(signing, Map.copyOf(byId), List.copyOf(published));
    }

    /** A new key pair that signs from the first moment. */
    static SigningKeys.Key first(SecretBox box, P256 curve, SecureRandom random, Instant now) {
        KeyPair pair = curve.generate(random);
        byte[] publicKey = pair.getPublic().getEncoded();
        String id = P256.thumbprint(curve.publicKey(publicKey));
        return new SigningKeys.Key(
                id, publicKey, box.seal(pair.getPrivate().getEncoded(), id), now, SigningKeys.Stage.SIGNING, now);
    }

    /** The name is worked out from the public half and bound to the sealed private half, so the three belong together. */
    private static Es256 pair(SigningKeys.Key key, SecretBox box, P256 curve) {
        try {
            ECPublicKey publicKey = curve.publicKey(key.publicKey());
            if (!P256.thumbprint(publicKey).equals(key.id())) {
                throw new IllegalArgumentException("Its name is that of another key");
            }
            return new Es256(curve, publicKey, curve.privateKey(box.open(key.sealedPrivateKey(), key.id())));
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(
                    "The signing key " + key.id() + " cannot be opened. " + e.getMessage()
                            + ". Start with the SECRET_KEY that was in force when the key was made. If that is lost,"
                            + " delete what is in the table signing_key: a new key is made at the next start, and"
                            + " whoever is signed in goes on with their refresh token",
                    e);
        }
    }

    private static PublicKey published(String id, ECPublicKey point) {
        return new PublicKey(id, "EC", "P-256", "ES256", "sig", P256.x(point), P256.y(point));
    }
}
