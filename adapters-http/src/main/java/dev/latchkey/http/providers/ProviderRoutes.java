package dev.latchkey.http.providers;

import dev.latchkey.application.accounts.ReadPhone;
import dev.latchkey.application.providers.BecomeProvider;
import dev.latchkey.application.providers.CloseProvider;
import dev.latchkey.application.providers.EditProvider;
import dev.latchkey.application.providers.ProviderChanges;
import dev.latchkey.application.providers.ViewProvider;
import dev.latchkey.domain.shared.Change;
import dev.latchkey.http.Callers;
import dev.latchkey.http.Endpoints;
import dev.latchkey.http.Json;
import dev.latchkey.http.Origins;
import dev.latchkey.http.Routes;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Optional;

/** Being a provider. */
public final class ProviderRoutes implements Routes {
    private final Callers callers;
    private final ReadPhone readPhone;
    private final BecomeProvider become;
    private final ViewProvider view;
    private final EditProvider edit;
    private final CloseProvider close;

    public ProviderRoutes(
            Callers callers,
            ReadPhone readPhone,
            BecomeProvider become,
            ViewProvider view,
            EditProvider edit,
            CloseProvider close) {
        this.callers = callers;
        this.readPhone = readPhone;
        this.become = become;
        this.view = view;
        this.edit = edit;
        this.close = close;
    }

    @Override
    public void addTo(Endpoints endpoints) {
        endpoints.post("/provider", this::become);
        endpoints.get("/provider", this::view);
        endpoints.patch("/provider", this::edit);
        endpoints.delete("/provider", this::close);
    }

    private void become(Context ctx) {
        var caller = callers.of(ctx);
        WrittenProfile body = Json.body(ctx, WrittenProfile.class);
        ctx.status(HttpStatus.CREATED)
                .json(ProviderBody.own(become.become(caller, body.read(readPhone), Origins.of(ctx))));
    }

    private void view(Context ctx) {
        ctx.json(ProviderBody.own(view.view(callers.of(ctx))));
    }

    private void edit(Context ctx) {
        var caller = callers.of(ctx);
        EditBody body = Json.body(ctx, EditBody.class);
        ctx.json(ProviderBody.own(edit.edit(caller, body.changes(readPhone), Origins.of(ctx))));
    }

    private void close(Context ctx) {
        close.close(callers.of(ctx), Origins.of(ctx));
        ctx.status(HttpStatus.NO_CONTENT);
    }

    /** What is left out stays as it is; null clears it. */
    record EditBody(
            Optional<String> company,
            Change<String> description,
            Change<String> category,
            Change<String> contactPhone,
            Change<String> contactEmail,
            Optional<Boolean> contactsPublished) {

        ProviderChanges changes(ReadPhone readPhone) {
            return new ProviderChanges(
                    company,
                    description,
                    category,
                    contactPhone.map(written -> WrittenProfile.phone(written, readPhone)),
                    contactEmail.map(WrittenProfile::email),
                    contactsPublished);
        }
    }
}
