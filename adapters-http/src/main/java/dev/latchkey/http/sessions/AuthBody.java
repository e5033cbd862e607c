package dev.latchkey.http.sessions;

import dev.latchkey.application.sessions.Tokens;
import dev.latchkey.domain.accounts.User;
import dev.latchkey.http.accounts.UserBody;

/** What somebody who is signed in now is told: the {@code Auth} of the API. Lives are in seconds. */
public record AuthBody(
        String accessToken,
        String refreshToken,
        String tokenType,
        long expiresIn,
        long refreshExpiresIn,
        boolean isNewUser,
        UserBody user) {

    public static AuthBody of(User user, Tokens tokens, boolean isNewUser) {
        return new AuthBody(
                tokens.accessToken(),
                tokens.refreshToken(),
                "Bearer",
                tokens.accessLife().toSeconds(),
                tokens.refreshLife().toSeconds(),
                isNewUser,
                UserBody.of(user));
    }
}
