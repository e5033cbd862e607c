package dev.latchkey.application.sessions;

import java.time.Duration;

/**
 * What a client needs to be signed in.
 *
 * @param accessLife how long the access token is good for
 * @param refreshLife how long the refresh token is good for
 */
public record Tokens(String accessToken, String refreshToken, Duration accessLife, Duration refreshLife) {

    @Override
    public String toString() {
        return "Tokens[***]";
    }
}
