package dev.latchkey.security;

import com.auth0.jwt.algorithms.Algorithm;

/**
 * A key that signs and checks access tokens.
 *
 * @param id the {@code kid} in the header of its tokens
 */
record TokenKey(String id, Algorithm algorithm) {
    @Override
    public String toString() {
        return "TokenKey[" + id + "]";
    }
}
