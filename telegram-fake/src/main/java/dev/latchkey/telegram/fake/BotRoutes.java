package dev.latchkey.telegram.fake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** The Bot API over HTTP: the token in the path, any method by GET or POST, and answers with their status in them. */
final class BotRoutes {
    private static final String GATEWAY_PAGE = "<html><head><title>502 Bad Gateway</title></head></html>";
    private static final String PATH = "/bot{token}/{method}";

    private final FakeBot bot;
    private final Faults faults;
    private final Methods methods;

    BotRoutes(FakeBot bot, Faults faults, Methods methods) {
        this.bot = bot;
        this.faults = faults;
        this.methods = methods;
    }

    void addTo(RoutesConfig routes) {
        routes.get(PATH, this::call);
        routes.post(PATH, this::call);
        routes.exception(Refusal.class, BotRoutes::refuse);
    }

    private void call(Context ctx) {
        check(ctx.pathParam("token"));
        CompletableFuture<ObjectNode> answer = methods.call(ctx.pathParam("method"), Parameters.of(ctx));
        ctx.future(() -> answer.handle((good, trouble) -> {
            write(ctx, good, trouble);
            return null;
        }));
    }

    private void check(String token) {
        if (!token.matches("[1-9][0-9]*:[A-Za-z0-9_-]{10,80}")) {
            throw new Refusal(401, "Unauthorized: invalid token specified", 0);
        }
        if (!token.equals(bot.token()) || faults.isRevoked()) {
            throw new Refusal(401, "Unauthorized", 0);
        }
    }

    private static void write(Context ctx, @Nullable ObjectNode good, @Nullable Throwable trouble) {
        if (good != null) {
            ctx.contentType("application/json").result(good.toString());
        } else {
            Throwable cause = trouble instanceof CompletionException wrapped ? wrapped.getCause() : trouble;
            refuse(cause instanceof Refusal refusal ? refusal : new Refusal(500, "Internal Server Error", 0), ctx);
        }
    }

    private static void refuse(Refusal refusal, Context ctx) {
        if (refusal.code() == 502) {
            ctx.status(502).contentType("text/html").result(GATEWAY_PAGE);
            return;
        }
        if (refusal.retryAfter() > 0) {
            ctx.header("Retry-After", Integer.toString(refusal.retryAfter()));
        }
        ctx.status(refusal.code())
                .contentType("application/json")
                .result(refusal.json().toString());
    }
}
