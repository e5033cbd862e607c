package dev.latchkey.http.accounts;

import dev.latchkey.application.login.DeleteOwnAccount;
import dev.latchkey.http.Callers;
import dev.latchkey.http.Endpoints;
import dev.latchkey.http.Origins;
import dev.latchkey.http.Routes;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;

/** Leaving for good. */
public final class AccountDeletionRoutes implements Routes {
    private final Callers callers;
    private final DeleteOwnAccount delete;

    public AccountDeletionRoutes(Callers callers, DeleteOwnAccount delete) {
        this.callers = callers;
        this.delete = delete;
    }

    @Override
    public void addTo(Endpoints endpoints) {
        endpoints.delete("/me", this::delete);
    }

    private void delete(Context ctx) {
        delete.delete(callers.of(ctx), Origins.of(ctx));
        ctx.status(HttpStatus.NO_CONTENT);
    }
}
