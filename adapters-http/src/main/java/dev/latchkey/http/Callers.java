package dev.latchkey.http;

import dev.latchkey.application.sessions.Authenticate;
import dev.latchkey.application.shared.Caller;
import io.javalin.http.Context;

/** Finds out who sent a request. Every route that is not for everybody begins with it. */
public final class Callers {
    private final Authenticate authenticate;

    public Callers(Authenticate authenticate) {
        this.authenticate = authenticate;
    }

    /** Whose access token the request bears; without a good one it is refused, always with the same answer. */
    public Caller of(Context ctx) {
        return authenticate.caller(BearerToken.of(ctx).orElseThrow(BearerToken::refused));
    }
}
