package dev.latchkey.http.providers;

import dev.latchkey.application.providers.FindProviders;
import dev.latchkey.application.providers.FreezeProvider;
import dev.latchkey.application.providers.Providers;
import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.domain.providers.ProviderStatus;
import dev.latchkey.domain.shared.InvalidValue;
import dev.latchkey.http.Callers;
import dev.latchkey.http.Endpoints;
import dev.latchkey.http.Json;
import dev.latchkey.http.Origins;
import dev.latchkey.http.PageBody;
import dev.latchkey.http.Params;
import dev.latchkey.http.Routes;
import io.javalin.http.Context;
import java.util.Optional;

/** Finding providers, which everybody may, and taking them off the list. */
public final class ProviderListRoutes implements Routes {
    private static final int LONGEST_SEARCH = 100;

    private final Callers callers;
    private final FindProviders find;
    private final FreezeProvider freeze;

    public ProviderListRoutes(Callers callers, FindProviders find, FreezeProvider freeze) {
        this.callers = callers;
        this.find = find;
        this.freeze = freeze;
    }

    @Override
    public void addTo(Endpoints endpoints) {
        endpoints.get("/providers", this::list);
        endpoints.patch("/providers/{id}/status", this::putStatus);
    }

    private void list(Context ctx) {
        Providers.Search search = new Providers.Search(words(ctx, "q"), words(ctx, "category"));
        ctx.json(PageBody.of(
                find.find(search, Params.cursor(ctx), Params.limit(ctx), Origins.of(ctx)), ProviderBody::published));
    }

    private void putStatus(Context ctx) {
        var caller = callers.of(ctx);
        ProviderStatus status = Json.body(ctx, StatusBody.class).parsed();
        // What cannot be the number of an account is taken for one that nobody has: all are refused in the same order.
        UserId account = new UserId(Params.maybeId(ctx, "id").orElse(0));
        ctx.json(ProviderBody.own(freeze.put(caller, account, status, Origins.of(ctx))));
    }

    private static Optional<String> words(Context ctx, String name) {
        return Params.text(ctx, name).map(text -> {
            String words = text.strip();
            if (words.isEmpty() || words.length() > LONGEST_SEARCH) {
                throw new InvalidValue(name, "search.invalid", "must be 1 to " + LONGEST_SEARCH + " characters");
            }
            return words;
        });
    }

    record StatusBody(String status) {

        ProviderStatus parsed() {
            return switch (status) {
                case "active" -> ProviderStatus.ACTIVE;
                case "frozen" -> ProviderStatus.FROZEN;
                default -> throw new InvalidValue("status", "status.unknown", "must be active or frozen");
            };
        }
    }
}
