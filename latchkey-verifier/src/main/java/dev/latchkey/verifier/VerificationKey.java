package dev.latchkey.verifier;

import java.security.PublicKey;

/**
 * A key that vouches for tokens.
 *
 * @param id its {@code kid}
 * @param x its first coordinate, as published
 * @param y its second one
 * @param key the same for the provider
 */
record VerificationKey(String id, String x, String y, PublicKey key) {
    /** A key that is published again is the same key, whatever object the provider makes of it. */
    @Override
    public boolean equals(Object other) {
        return other instanceof VerificationKey that && id.equals(that.id) && x.equals(that.x) && y.equals(that.y);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }
}
