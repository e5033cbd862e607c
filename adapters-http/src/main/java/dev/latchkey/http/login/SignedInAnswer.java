package dev.latchkey.http.login;

import dev.latchkey.application.login.SignedIn;
import dev.latchkey.http.sessions.AuthBody;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;

/** How every door answers those whom it lets in. */
final class SignedInAnswer {
    private SignedInAnswer() {}

    /** 201 to those whose account is new, 200 to the others. */
    static void send(Context ctx, SignedIn signedIn) {
        ctx.status(signedIn.isNew() ? HttpStatus.CREATED : HttpStatus.OK)
                .json(AuthBody.of(signedIn.user(), signedIn.tokens(), signedIn.isNew()));
    }
}
