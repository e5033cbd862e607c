package dev.latchkey.telegram.fake;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The page, and its way to Latchkey: browsers let a page ask only where it comes from. */
final class PageRoutes {
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
            + " img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    private static final String SESSIONS = "/api/v1/auth/telegram/sessions";
    private static final List<String> PASSED_ON = List.of("Authorization", "Content-Type", "Accept-Language");
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final FakeBot bot;
    private final Optional<URI> latchkey;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    PageRoutes(FakeBot bot, Optional<URI> latchkey) {
        this.bot = bot;
        this.latchkey = latchkey;
    }

    void addTo(RoutesConfig routes) {
        routes.get("/", ctx -> send(ctx, "page.html", "text/html"));
        routes.get("/" + bot.username(), ctx -> send(ctx, "page.html", "text/html"));
        routes.get("/page.css", ctx -> send(ctx, "page.css", "text/css"));
        for (String script : List.of("page.js", "words.js", "site.js", "phone.js")) {
            routes.get("/" + script, ctx -> send(ctx, script, "text/javascript"));
        }
        routes.before("/latchkey/*", OwnPages::check);
        routes.post("/latchkey/sessions", ctx -> ask(ctx, SESSIONS));
        routes.get("/latchkey/sessions/{id}", ctx -> ask(ctx, SESSIONS + "/" + ctx.pathParam("id") + "?wait=25"));
    }

    private static void send(Context ctx, String file, String type) {
        ctx.header("Content-Security-Policy", POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .header("Cache-Control", "no-cache")
                .contentType(type + "; charset=utf-8")
                .result(read(file));
    }

    private static String read(String file) {
        try (InputStream in = PageRoutes.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is not in the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void ask(Context ctx, String path) {
        URI base = latchkey.orElseThrow(() -> new Refusal(404, "Not Found", 0));
        if (!path.matches("[A-Za-z0-9_/?=-]+")) {
            throw new Refusal(404, "Not Found", 0);
        }
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path)).timeout(PATIENCE);
        PASSED_ON.forEach(
                name -> Optional.ofNullable(ctx.header(name)).ifPresent(value -> request.header(name, value)));
        boolean isWrite = ctx.method().name().equals("POST");
        HttpRequest built =
                isWrite ? request.POST(BodyPublishers.ofString(ctx.body())).build() : request.build();
        CompletableFuture<Void> answer = client.sendAsync(built, BodyHandlers.ofString())
                .handle((good, trouble) -> {
                    write(ctx, good);
                    return null;
                });
        ctx.future(() -> answer);
    }

    private void write(Context ctx, @Nullable HttpResponse<String> answer) {
        ctx.contentType("application/json").header("Cache-Control", "no-store");
        if (answer == null) {
            ctx.status(502)
                    .result(Json.object()
                            .put("away", latchkey.map(URI::toString).orElse(""))
                            .toString());
        } else {
            ctx.status(answer.statusCode()).result(answer.body());
        }
    }
}
