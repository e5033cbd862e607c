package dev.latchkey.http.login;

import dev.latchkey.application.login.telegram.BeginOidc;
import dev.latchkey.application.login.telegram.SignInWithTelegram;
import dev.latchkey.application.login.telegram.TelegramProof;
import dev.latchkey.domain.invites.InvitationCode;
import dev.latchkey.domain.login.TelegramProblem;
import dev.latchkey.domain.shared.InvalidValue;
import dev.latchkey.domain.shared.Refused;
import dev.latchkey.http.Endpoints;
import dev.latchkey.http.Origins;
import dev.latchkey.http.Params;
import dev.latchkey.http.Routes;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Optional;

/** There and back: to Telegram's OpenID provider. */
public final class TelegramOidcRoutes implements Routes {
    private final BeginOidc begin;
    private final SignInWithTelegram signIn;
    private final BrowserCookie cookie;

    public TelegramOidcRoutes(BeginOidc begin, SignInWithTelegram signIn, BrowserCookie cookie) {
        this.begin = begin;
        this.signIn = signIn;
        this.cookie = cookie;
    }

    @Override
    public void addTo(Endpoints endpoints) {
        // Both leave something behind, so neither may be asked for its headers alone.
        endpoints.getOnce("/auth/telegram/oidc/start", this::start);
        endpoints.getOnce("/auth/telegram/oidc/callback", this::callback);
    }

    private void start(Context ctx) {
        Optional<InvitationCode> invite = Params.text(ctx, "invite_code").map(InvitationCode::typed);
        switch (Params.text(ctx, "mode").orElse("redirect")) {
            case "redirect" -> redirect(ctx, invite);
            case "popup" -> popup(ctx);
            default -> throw new InvalidValue("mode", "field.invalid", "must be redirect or popup");
        }
    }

    private void redirect(Context ctx, Optional<InvitationCode> invite) {
        BeginOidc.Away away = begin.redirect(cookie.of(ctx), invite, Origins.of(ctx));
        cookie.set(ctx, away.browser());
        ctx.status(HttpStatus.FOUND).header("Location", away.address().toString());
    }

    private void popup(Context ctx) {
        BeginOidc.Popup popup = begin.popup(cookie.of(ctx), Origins.of(ctx));
        cookie.set(ctx, popup.browser());
        ctx.json(new PopupBody(popup.client(), popup.nonce().text()));
    }

    /** Whether Telegram sends a code or an error, the sign-in that was begun is over. */
    private void callback(Context ctx) {
        String state = Params.text(ctx, "state").orElseThrow(() -> new Refused(TelegramProblem.STATE_WRONG));
        Optional<String> error = Params.text(ctx, "error");
        Optional<String> code = Params.text(ctx, "code").filter(any -> error.isEmpty());
        SignedInAnswer.send(
                ctx,
                signIn.signIn(new TelegramProof.Code(state, code, cookie.of(ctx)), Optional.empty(), Origins.of(ctx)));
    }

    record PopupBody(String clientId, String nonce) {}
}
