package dev.latchkey.http.login;

import dev.latchkey.application.login.phone.ConfirmProof;
import dev.latchkey.application.login.phone.RequestProof;
import dev.latchkey.domain.login.LoginCode;
import dev.latchkey.http.Callers;
import dev.latchkey.http.Endpoints;
import dev.latchkey.http.Json;
import dev.latchkey.http.Origins;
import dev.latchkey.http.Routes;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;

/** Showing once more who one is, before changes that need a fresh proof. */
public final class ProofRoutes implements Routes {
    private final Callers callers;
    private final RequestProof request;
    private final ConfirmProof confirm;

    public ProofRoutes(Callers callers, RequestProof request, ConfirmProof confirm) {
        this.callers = callers;
        this.request = request;
        this.confirm = confirm;
    }

    @Override
    public void addTo(Endpoints endpoints) {
        endpoints.post("/me/proof/code", this::request);
        endpoints.post("/me/proof", this::confirm);
    }

    private void request(Context ctx) {
        ctx.status(HttpStatus.ACCEPTED).json(SentBody.of(request.request(callers.of(ctx), Origins.of(ctx))));
    }

    private void confirm(Context ctx) {
        var caller = callers.of(ctx);
        TypedCode body = Json.body(ctx, TypedCode.class);
        LoginCode typed = body.typed();
        confirm.confirm(caller, body.challenge(), typed, Origins.of(ctx));
        ctx.status(HttpStatus.NO_CONTENT);
    }
}
