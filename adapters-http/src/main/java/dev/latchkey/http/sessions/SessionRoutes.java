package dev.latchkey.http.sessions;

import dev.latchkey.application.sessions.EndSession;
import dev.latchkey.http.Callers;
import dev.latchkey.http.Endpoints;
import dev.latchkey.http.Origins;
import dev.latchkey.http.Routes;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;

/** Being signed in, and ceasing to be. */
public final class SessionRoutes implements Routes {
    private final Callers callers;
    private final EndSession end;

    public SessionRoutes(Callers callers, EndSession end) {
        this.callers = callers;
        this.end = end;
    }

    @Override
    public void addTo(Endpoints endpoints) {
        endpoints.post("/auth/logout", this::end);
    }

    private void end(Context ctx) {
        end.end(callers.of(ctx), Origins.of(ctx));
        ctx.status(HttpStatus.NO_CONTENT);
    }
}
