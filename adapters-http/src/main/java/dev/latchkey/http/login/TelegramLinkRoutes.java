package dev.latchkey.http.login;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.application.login.telegram.LinkTelegram;
import dev.latchkey.application.login.telegram.TelegramProof;
import dev.latchkey.application.login.telegram.UnlinkTelegram;
import dev.latchkey.http.Callers;
import dev.latchkey.http.Endpoints;
import dev.latchkey.http.Json;
import dev.latchkey.http.Origins;
import dev.latchkey.http.Routes;
import dev.latchkey.http.accounts.UserBody;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Map;
import java.util.Optional;

/** The Telegram of one's own account. */
public final class TelegramLinkRoutes implements Routes {
    private final Callers callers;
    private final LinkTelegram link;
    private final UnlinkTelegram unlink;
    private final BrowserCookie cookie;

    public TelegramLinkRoutes(Callers callers, LinkTelegram link, UnlinkTelegram unlink, BrowserCookie cookie) {
        this.callers = callers;
        this.link = link;
        this.unlink = unlink;
        this.cookie = cookie;
    }

    @Override
    public void addTo(Endpoints endpoints) {
        endpoints.put("/me/telegram", this::link);
        endpoints.delete("/me/telegram", this::unlink);
    }

    private void link(Context ctx) {
        var caller = callers.of(ctx);
        LinkBody body = Json.body(ctx, LinkBody.class);
        TelegramProof proof = new TelegramFields(body.initData(), body.widget(), body.idToken()).proof(cookie.of(ctx));
        ctx.json(UserBody.of(link.link(caller, proof, Origins.of(ctx))));
    }

    private void unlink(Context ctx) {
        unlink.unlink(callers.of(ctx), Origins.of(ctx));
        ctx.status(HttpStatus.NO_CONTENT);
    }

    record LinkBody(Optional<String> initData, Optional<Map<String, JsonNode>> widget, Optional<String> idToken) {

        /** Nothing of it, because records end up in logs. */
        @Override
        public String toString() {
            return "LinkBody[***]";
        }
    }
}
