package dev.latchkey.http.login;

import dev.latchkey.application.login.telegram.line.TakeWebhook;
import dev.latchkey.http.Endpoints;
import dev.latchkey.http.Routes;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Optional;

/** Where Telegram brings updates. */
public final class WebhookRoutes implements Routes {
    private static final String SECRET = "X-Telegram-Bot-Api-Secret-Token";
    private static final int LONGEST = 256 * 1024;

    private final TakeWebhook take;

    public WebhookRoutes(TakeWebhook take) {
        this.take = take;
    }

    @Override
    public String base() {
        return "";
    }

    @Override
    public void addTo(Endpoints endpoints) {
        endpoints.upload("POST", "/telegram/webhook", LONGEST, this::take);
    }

    private void take(Context ctx) {
        take.take(Optional.ofNullable(ctx.header(SECRET)), ctx.bodyAsBytes());
        ctx.status(HttpStatus.OK);
    }
}
