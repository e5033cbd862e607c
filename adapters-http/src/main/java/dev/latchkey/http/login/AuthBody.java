package dev.latchkey.http.login;

import dev.latchkey.application.login.SignedIn;
import dev.latchkey.application.sessions.Tokens;
import dev.latchkey.http.accounts.UserBody;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;

/** What somebody who is signed in now is told: the {@code Auth} of the API. Lives are in seconds. */
public record AuthBody(
        String accessToken,
        String refreshToken,
        String tokenType,
        long expiresIn,
        long refreshExpiresIn,
        boolean isNewUser,
        UserBody user) {

    public static AuthBody of(SignedIn signedIn) {
        Tokens tokens = signedIn.tokens();
        return new AuthBody(
                tokens.accessToken(),
                tokens.refreshToken(),
                "Bearer",
                tokens.accessLife().toSeconds(),
                tokens.refreshLife().toSeconds(),
                signedIn.isNew(),
                UserBody.of(signedIn.user()));
    }

    /** Answers 201 to those whose account is new, 200 to the others. */
    static void answer(Context ctx, SignedIn signedIn) {
        ctx.status(signedIn.isNew() ? HttpStatus.CREATED : HttpStatus.OK).json(of(signedIn));
    }
}
