package dev.latchkey.http.login;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.application.login.telegram.SignInWithTelegram;
import dev.latchkey.application.login.telegram.TelegramProof;
import dev.latchkey.domain.invites.InvitationCode;
import dev.latchkey.domain.login.BrowserSecret;
import dev.latchkey.http.Endpoints;
import dev.latchkey.http.Json;
import dev.latchkey.http.Origins;
import dev.latchkey.http.Routes;
import io.javalin.http.Context;
import java.util.Map;
import java.util.Optional;

/** Sign in with what Telegram has signed. */
public final class TelegramRoutes implements Routes {
    private final SignInWithTelegram signIn;
    private final BrowserCookie cookie;

    public TelegramRoutes(SignInWithTelegram signIn, BrowserCookie cookie) {
        this.signIn = signIn;
        this.cookie = cookie;
    }

    @Override
    public void addTo(Endpoints endpoints) {
        endpoints.post("/auth/telegram", this::signIn);
    }

    private void signIn(Context ctx) {
        SignInBody body = Json.body(ctx, SignInBody.class);
        Optional<InvitationCode> invite = body.inviteCode().map(InvitationCode::typed);
        SignedInAnswer.send(ctx, signIn.signIn(body.proof(cookie.of(ctx)), invite, Origins.of(ctx)));
    }

    record SignInBody(
            Optional<String> initData,
            Optional<Map<String, JsonNode>> widget,
            Optional<String> idToken,
            Optional<String> inviteCode) {

        TelegramProof proof(Optional<BrowserSecret> browser) {
            return new TelegramFields(initData, widget, idToken).proof(browser);
        }

        /** Nothing of it, because records end up in logs. */
        @Override
        public String toString() {
            return "SignInBody[***]";
        }
    }
}
