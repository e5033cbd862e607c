package dev.latchkey.http.login;

import dev.latchkey.application.login.password.ConfirmEmailChange;
import dev.latchkey.application.login.password.LinkRules;
import dev.latchkey.application.login.password.RequestEmailChange;
import dev.latchkey.domain.accounts.EmailAddress;
import dev.latchkey.domain.login.LinkPurpose;
import dev.latchkey.http.Callers;
import dev.latchkey.http.Endpoints;
import dev.latchkey.http.Json;
import dev.latchkey.http.Origins;
import dev.latchkey.http.Routes;
import dev.latchkey.http.accounts.UserBody;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;

/** Another e-mail address for one's account. */
public final class EmailChangeRoutes implements Routes {
    private final Callers callers;
    private final RequestEmailChange request;
    private final ConfirmEmailChange confirm;
    private final LinkRules rules;

    public EmailChangeRoutes(Callers callers, RequestEmailChange request, ConfirmEmailChange confirm, LinkRules rules) {
        this.callers = callers;
        this.request = request;
        this.confirm = confirm;
        this.rules = rules;
    }

    @Override
    public void addTo(Endpoints endpoints) {
        endpoints.post("/me/email", this::request);
        endpoints.post("/me/email/confirm", this::confirm);
    }

    private void request(Context ctx) {
        var caller = callers.of(ctx);
        RequestBody body = Json.body(ctx, RequestBody.class);
        request.request(caller, new EmailAddress(body.email().strip()), Origins.of(ctx));
        long life = rules.lifeOf(LinkPurpose.CHANGE_EMAIL).toSeconds();
        ctx.status(HttpStatus.ACCEPTED).json(new LinkRoutes.SentBody(life));
    }

    private void confirm(Context ctx) {
        var caller = callers.of(ctx);
        ConfirmBody body = Json.body(ctx, ConfirmBody.class);
        ctx.json(UserBody.of(confirm.confirm(caller, body.token(), Origins.of(ctx))));
    }

    record RequestBody(String email) {}

    record ConfirmBody(String token) {

        /** Without the token, because records end up in logs. */
        @Override
        public String toString() {
            return "ConfirmBody[***]";
        }
    }
}
