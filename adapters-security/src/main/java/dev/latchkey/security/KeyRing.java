package dev.latchkey.security;

import dev.latchkey.application.sessions.PublishKeys.PublicKey;
import dev.latchkey.application.sessions.SigningKeys;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The key pairs of the store at one moment, opened and ready for use.
 *
 * @param signing empty if none signs, or the one that does cannot be opened
 */
record KeyRing(Optional<TokenKey> signing, Map<String, TokenKey> byId, List<PublicKey> published) {

    /**
     * Opens what was stored.
     *
     * @throws IllegalStateException if a key does not open, or none of them signs
     */
    static KeyRing open(List<SigningKeys.Key> stored, Es256KeyPairs pairs) {
        KeyRing ring = opened(stored, pairs, e -> {
            throw e;
        });
        if (ring.signing.isEmpty()) {
            throw new IllegalStateException("None of the signing keys in the database signs");
        }
        return ring;
    }

    /** Opens what can be opened. A key that cannot be must not keep others from coming, nor from going. */
    static KeyRing openWhatOpens(List<SigningKeys.Key> stored, Es256KeyPairs pairs, Trouble trouble) {
        return opened(stored, pairs, trouble);
    }

    private static KeyRing opened(List<SigningKeys.Key> stored, Es256KeyPairs pairs, Trouble trouble) {
        Optional<TokenKey> signing = Optional.empty();
        Map<String, TokenKey> byId = new LinkedHashMap<>();
        List<PublicKey> published = new ArrayList<>();
        for (SigningKeys.Key key : stored) {
            try {
                Es256 pair = pairs.open(key);
                TokenKey opened = new TokenKey(key.id(), pair);
                byId.put(key.id(), opened);
                published.add(pair.published(key.id()));
                if (key.stage() == SigningKeys.Stage.SIGNING) {
                    signing = Optional.of(opened);
                }
            } catch (IllegalStateException e) {
                trouble.with(e);
            }
        }
        return new KeyRing(signing, Map.copyOf(byId), List.copyOf(published));
    }

    /** Hears of a key that cannot be opened. */
    @FunctionalInterface
    interface Trouble {
        void with(IllegalStateException key);
    }
}
