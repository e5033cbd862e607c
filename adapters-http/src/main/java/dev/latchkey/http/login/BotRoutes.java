package dev.latchkey.http.login;

import dev.latchkey.application.login.telegram.line.LineLease.Held;
import dev.latchkey.application.login.telegram.line.LineMode;
import dev.latchkey.application.login.telegram.line.RemoveWebhook;
import dev.latchkey.application.login.telegram.line.SetWebhook;
import dev.latchkey.application.login.telegram.line.ViewBot;
import dev.latchkey.application.login.telegram.line.ViewWebhook;
import dev.latchkey.domain.shared.Word;
import dev.latchkey.http.Callers;
import dev.latchkey.http.Endpoints;
import dev.latchkey.http.Json;
import dev.latchkey.http.Origins;
import dev.latchkey.http.Routes;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Instant;
import java.util.Optional;

/** How the bot is, and how updates come to it. */
public final class BotRoutes implements Routes {
    private final Callers callers;
    private final ViewBot viewBot;
    private final ViewWebhook viewWebhook;
    private final SetWebhook set;
    private final RemoveWebhook remove;

    public BotRoutes(Callers callers, ViewBot viewBot, ViewWebhook viewWebhook, SetWebhook set, RemoveWebhook remove) {
        this.callers = callers;
        this.viewBot = viewBot;
        this.viewWebhook = viewWebhook;
        this.set = set;
        this.remove = remove;
    }

    @Override
    public void addTo(Endpoints endpoints) {
        endpoints.get("/admin/telegram/bot", this::bot);
        endpoints.get("/admin/telegram/webhook", this::webhook);
        endpoints.post("/admin/telegram/webhook", this::set);
        endpoints.delete("/admin/telegram/webhook", this::remove);
    }

    private void bot(Context ctx) {
        ctx.json(BotBody.of(viewBot.view(callers.of(ctx))));
    }

    private void webhook(Context ctx) {
        ctx.json(WebhookBody.of(viewWebhook.view(callers.of(ctx))));
    }

    private void set(Context ctx) {
        var caller = callers.of(ctx);
        Object unused = Json.bodyIfAny(ctx, NothingBody.class);
        ctx.json(WebhookBody.of(set.set(caller, Origins.of(ctx))));
    }

    private void remove(Context ctx) {
        remove.remove(callers.of(ctx), Origins.of(ctx));
        ctx.status(HttpStatus.NO_CONTENT);
    }

    /** Address and secret are those of the settings. */
    record NothingBody() {}

    record BotBody(
            long id,
            String username,
            String link,
            String mode,
            Optional<String> holder,
            Optional<Instant> lastUpdateAt,
            int waitingUpdates,
            int givenUpUpdates) {

        static BotBody of(ViewBot.Bot bot) {
            return new BotBody(
                    bot.identity().id(),
                    bot.identity().username(),
                    bot.identity().link().toString(),
                    Word.of(bot.mode()),
                    bot.held().map(Held::holder),
                    bot.figures().lastReceived(),
                    bot.figures().waiting(),
                    bot.figures().givenUp());
        }
    }

    record WebhookBody(
            String mode,
            Optional<String> url,
            int pendingUpdates,
            Optional<String> lastError,
            Optional<String> poller) {

        static WebhookBody of(ViewWebhook.Seen seen) {
            return new WebhookBody(
                    Word.of(seen.mode()),
                    seen.webhook().address(),
                    seen.webhook().pending(),
                    seen.webhook().lastError(),
                    seen.mode() == LineMode.POLLING ? seen.held().map(Held::holder) : Optional.empty());
        }
    }
}
