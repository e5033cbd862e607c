package dev.latchkey.http.login;

import dev.latchkey.application.login.password.ForgotPassword;
import dev.latchkey.application.login.password.LinkRules;
import dev.latchkey.application.login.password.ResetPassword;
import dev.latchkey.application.login.password.SendVerification;
import dev.latchkey.application.login.password.VerifyEmail;
import dev.latchkey.domain.accounts.EmailAddress;
import dev.latchkey.domain.login.LinkPurpose;
import dev.latchkey.domain.login.Password;
import dev.latchkey.http.Callers;
import dev.latchkey.http.Endpoints;
import dev.latchkey.http.Json;
import dev.latchkey.http.Origins;
import dev.latchkey.http.Routes;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;

/** Links that are sent to an e-mail address: to set a new password, and to show that the address is one's own. */
public final class LinkRoutes implements Routes {
    private final Callers callers;
    private final ForgotPassword forgot;
    private final ResetPassword reset;
    private final VerifyEmail verify;
    private final SendVerification sendVerification;
    private final LinkRules rules;

    public LinkRoutes(
            Callers callers,
            ForgotPassword forgot,
            ResetPassword reset,
            VerifyEmail verify,
            SendVerification sendVerification,
            LinkRules rules) {
        this.callers = callers;
        this.forgot = forgot;
        this.reset = reset;
        this.verify = verify;
        this.sendVerification = sendVerification;
        this.rules = rules;
    }

    @Override
    public void addTo(Endpoints endpoints) {
        endpoints.post("/auth/password/forgot", this::forgot);
        endpoints.post("/auth/password/reset", this::reset);
        endpoints.post("/auth/email/verify", this::verify);
        endpoints.post("/me/email/verification", this::sendVerification);
    }

    private void forgot(Context ctx) {
        ForgotBody body = Json.body(ctx, ForgotBody.class);
        forgot.forgot(new EmailAddress(body.email().strip()), Origins.of(ctx));
        answer(ctx, LinkPurpose.RESET_PASSWORD);
    }

    private void reset(Context ctx) {
        ResetBody body = Json.body(ctx, ResetBody.class);
        reset.reset(body.token(), new Password(body.password()), Origins.of(ctx));
        ctx.status(HttpStatus.NO_CONTENT);
    }

    private void verify(Context ctx) {
        VerifyBody body = Json.body(ctx, VerifyBody.class);
        verify.verify(body.token(), Origins.of(ctx));
        ctx.status(HttpStatus.NO_CONTENT);
    }

    private void sendVerification(Context ctx) {
        sendVerification.send(callers.of(ctx), Origins.of(ctx));
        answer(ctx, LinkPurpose.VERIFY_EMAIL);
    }

    private void answer(Context ctx, LinkPurpose purpose) {
        ctx.status(HttpStatus.ACCEPTED).json(new SentBody(rules.lifeOf(purpose).toSeconds()));
    }

    record ForgotBody(String email) {}

    record ResetBody(String token, String password) {

        /** Neither of the two, because records end up in logs. */
        @Override
        public String toString() {
            return "ResetBody[***]";
        }
    }

    record VerifyBody(String token) {

        /** Without the token, because records end up in logs. */
        @Override
        public String toString() {
            return "VerifyBody[***]";
        }
    }

    record SentBody(long expiresIn) {}
}
