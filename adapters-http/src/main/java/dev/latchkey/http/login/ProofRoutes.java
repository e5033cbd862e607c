package dev.latchkey.http.login;

import dev.latchkey.application.login.password.ProveByPassword;
import dev.latchkey.application.login.phone.ConfirmProof;
import dev.latchkey.application.login.phone.RequestProof;
import dev.latchkey.application.shared.Caller;
import dev.latchkey.application.shared.Origin;
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
    private final ProveByPassword byPassword;

    public ProofRoutes(Callers callers, RequestProof request, ConfirmProof confirm, ProveByPassword byPassword) {
        this.callers = callers;
        this.request = request;
        this.confirm = confirm;
        this.byPassword = byPassword;
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
        ProofBody body = Json.body(ctx, ProofBody.class);
        body.typedPassword()
                .ifPresentOrElse(
                        password -> byPassword.prove(caller, password, Origins.of(ctx)),
                        () -> confirm(caller, body.typedCode(), Origins.of(ctx)));
        ctx.status(HttpStatus.NO_CONTENT);
    }

    private void confirm(Caller caller, TypedCode code, Origin origin) {
        LoginCode typed = code.typed();
        confirm.confirm(caller, code.challenge(), typed, origin);
    }
}
