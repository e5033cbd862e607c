package dev.latchkey.http.login;

import dev.latchkey.application.login.phone.ConfirmPhoneChange;
import dev.latchkey.application.login.phone.RequestPhoneChange;
import dev.latchkey.domain.login.LoginCode;
import dev.latchkey.http.Callers;
import dev.latchkey.http.Endpoints;
import dev.latchkey.http.Json;
import dev.latchkey.http.Origins;
import dev.latchkey.http.Routes;
import dev.latchkey.http.accounts.UserBody;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;

/** Another phone for one's account. */
public final class PhoneChangeRoutes implements Routes {
    private final Callers callers;
    private final RequestPhoneChange request;
    private final ConfirmPhoneChange confirm;

    public PhoneChangeRoutes(Callers callers, RequestPhoneChange request, ConfirmPhoneChange confirm) {
        this.callers = callers;
        this.request = request;
        this.confirm = confirm;
    }

    @Override
    public void addTo(Endpoints endpoints) {
        endpoints.post("/me/phone", this::request);
        endpoints.post("/me/phone/confirm", this::confirm);
    }

    private void request(Context ctx) {
        var caller = callers.of(ctx);
        RequestBody body = Json.body(ctx, RequestBody.class);
        ctx.status(HttpStatus.ACCEPTED).json(SentBody.of(request.request(caller, body.phone(), Origins.of(ctx))));
    }

    private void confirm(Context ctx) {
        var caller = callers.of(ctx);
        TypedCode body = Json.body(ctx, TypedCode.class);
        LoginCode typed = body.typed();
        ctx.json(UserBody.of(confirm.confirm(caller, body.challenge(), typed, Origins.of(ctx))));
    }

    record RequestBody(String phone) {}
}
