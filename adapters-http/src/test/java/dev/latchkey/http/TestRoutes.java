package dev.latchkey.http;

import dev.latchkey.application.shared.Cursor;
import dev.latchkey.domain.shared.Change;
import dev.latchkey.domain.shared.InvalidValue;
import dev.latchkey.domain.shared.Problem;
import dev.latchkey.domain.shared.Refused;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** Endpoints that show what the edge does with what it is given. */
final class TestRoutes implements Routes {

    @Override
    public void addTo(Endpoints endpoints) {
        endpoints.post("/echo", ctx -> ctx.json(Json.body(ctx, EchoBody.class)));
        endpoints.post("/maybe", ctx -> ctx.json(Json.bodyIfAny(ctx, MaybeBody.class)));
        endpoints.patch("/things/{id}", this::change);
        endpoints.get("/things/{id}", ctx -> ctx.json(Map.of("id", Params.id(ctx, "id"))));
        endpoints.delete("/things/{id}", ctx -> ctx.status(204));
        endpoints.get("/things/mine", ctx -> ctx.json(Map.of("id", "mine")));
        endpoints.getOnce("/once", ctx -> ctx.json(Map.of("secret", "told")));
        endpoints.get("/list", this::list);
        endpoints.get("/refused/{kind}", TestRoutes::refuse);
        endpoints.get("/invalid", ctx -> {
            throw new InvalidValue("phone", "phone.invalid", "must look like +4915112345678");
        });
        endpoints.get("/fault", ctx -> {
            throw new IllegalStateException("SELECT secret FROM users");
        });
        endpoints.get("/error", ctx -> {
            throw new StackOverflowError("deep");
        });
        endpoints.get("/away", ctx -> {
            throw new IllegalStateException("wrapped", new StoreAway());
        });
        endpoints.get("/later", ctx -> ctx.future(() -> CompletableFuture.failedFuture(new Refused(No.MISSING))));
        endpoints.get("/who", ctx -> ctx.json(Map.of("ip", ClientAddress.of(ctx).getHostAddress())));
        endpoints.get(
                "/token", ctx -> ctx.json(Map.of("token", BearerToken.of(ctx).orElseThrow(BearerToken::refused))));
        endpoints.upload("PUT", "/upload", 2 * 1024 * 1024, ctx -> ctx.json(Map.of("size", ctx.bodyAsBytes().length)));
    }

    private void change(Context ctx) {
        PatchBody body = Json.body(ctx, PatchBody.class);
        Change<String> name = body.name();
        String told = !name.wanted() ? "left alone" : name.value().orElse("cleared");
        ctx.json(Map.of("id", Params.id(ctx, "id"), "name", told));
    }

    private void list(Context ctx) {
        ctx.json(Map.of(
                "limit", Params.limit(ctx),
                "cursor", Params.cursor(ctx).map(Cursor::text).orElse("none"),
                "q", Params.text(ctx, "q").orElse("none")));
    }

    private static void refuse(Context ctx) {
        throw switch (ctx.pathParam("kind")) {
            case "wait" -> Refused.retryAfter(No.EXHAUSTED, Duration.ofMillis(1500));
            case "guess" -> Refused.withAttemptsLeft(No.UNAUTHENTICATED, 3);
            default -> new Refused(No.valueOf(ctx.pathParam("kind").toUpperCase(Locale.ROOT)));
        };
    }

    enum Colour {
        RED,
        BLUE
    }

    record EchoBody(String name, int count, Optional<String> note, List<String> tags, Optional<Inner> inner) {}

    record Inner(
            Optional<UUID> someId,
            Optional<Instant> startsAt,
            Optional<Colour> colour,
            Optional<Double> ratio,
            Optional<Long> big,
            Optional<Boolean> yes,
            Optional<List<Item>> items) {}

    record Item(String name) {}

    record MaybeBody(Optional<String> phone) {}

    record PatchBody(Change<String> name, Change<List<String>> tags) {}

    static final class StoreAway extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    enum No implements Problem {
        UNAUTHENTICATED("login.code_wrong", Kind.UNAUTHENTICATED),
        FORBIDDEN("account.banned", Kind.FORBIDDEN),
        MISSING("invite.unknown", Kind.MISSING),
        CONFLICT("account.username_taken", Kind.CONFLICT),
        GONE("login.code_gone", Kind.GONE),
        UNACCEPTABLE("invite.own", Kind.UNACCEPTABLE),
        EXHAUSTED("limit.exceeded", Kind.EXHAUSTED),
        UNAVAILABLE("service.unavailable", Kind.UNAVAILABLE),
        NAMELESS("never.heard_of", Kind.CONFLICT);

        private final String code;
        private final Kind kind;

        No(String code, Kind kind) {
            this.code = code;
            this.kind = kind;
        }

        @Override
        public String code() {
            return code;
        }

        @Override
        public Kind kind() {
            return kind;
        }
    }
}
