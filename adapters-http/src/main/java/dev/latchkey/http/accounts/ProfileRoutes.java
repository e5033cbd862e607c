package dev.latchkey.http.accounts;

import dev.latchkey.application.accounts.EditProfile;
import dev.latchkey.application.accounts.ProfileChanges;
import dev.latchkey.application.accounts.ViewProfile;
import dev.latchkey.domain.accounts.Language;
import dev.latchkey.domain.accounts.PersonName;
import dev.latchkey.domain.accounts.Username;
import dev.latchkey.domain.shared.Change;
import dev.latchkey.domain.shared.InvalidValue;
import dev.latchkey.http.Callers;
import dev.latchkey.http.Endpoints;
import dev.latchkey.http.Json;
import dev.latchkey.http.Origins;
import dev.latchkey.http.Routes;
import io.javalin.http.Context;

/** One's own account. */
public final class ProfileRoutes implements Routes {
    private final Callers callers;
    private final ViewProfile view;
    private final EditProfile edit;

    public ProfileRoutes(Callers callers, ViewProfile view, EditProfile edit) {
        this.callers = callers;
        this.view = view;
        this.edit = edit;
    }

    @Override
    public void addTo(Endpoints endpoints) {
        endpoints.get("/me", this::view);
        endpoints.patch("/me", this::edit);
    }

    private void view(Context ctx) {
        ctx.json(UserBody.of(view.view(callers.of(ctx))));
    }

    private void edit(Context ctx) {
        var caller = callers.of(ctx);
        EditBody body = Json.body(ctx, EditBody.class);
        ctx.json(UserBody.of(edit.edit(caller, body.changes(), Origins.of(ctx))));
    }

    /** What is left out stays as it is; null clears it. */
    record EditBody(Change<String> firstName, Change<String> lastName, Change<String> username, Change<String> locale) {

        ProfileChanges changes() {
            return new ProfileChanges(
                    firstName.map(name -> nameIn("first_name", name)),
                    lastName.map(name -> nameIn("last_name", name)),
                    username.map(Username::new),
                    locale.map(Language::of));
        }
    }

    /** A name that tells in which field it is wrong. */
    public static PersonName nameIn(String field, String name) {
        try {
            return new PersonName(name);
        } catch (InvalidValue e) {
            throw e.in(field);
        }
    }
}
