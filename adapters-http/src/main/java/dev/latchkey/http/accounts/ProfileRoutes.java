package dev.latchkey.http.accounts;

import dev.latchkey.application.accounts.EditProfile;
import dev.latchkey.application.accounts.ProfileChanges;
import dev.latchkey.application.accounts.ViewProfile;
import dev.latchkey.application.login.password.RequestEmailChange;
import dev.latchkey.domain.accounts.EmailAddress;
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
import java.util.Optional;

/** One's own account. */
public final class ProfileRoutes implements Routes {
    private final Callers callers;
    private final ViewProfile view;
    private final EditProfile edit;
    private final RequestEmailChange email;

    public ProfileRoutes(Callers callers, ViewProfile view, EditProfile edit, RequestEmailChange email) {
        this.callers = callers;
        this.view = view;
        this.edit = edit;
        this.email = email;
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
        OwnEditBody body = Json.body(ctx, OwnEditBody.class);
        ProfileChanges changes = body.changes();
        Optional<EmailAddress> wanted = body.wantedEmail();
        wanted.ifPresent(address -> email.request(caller, address, Origins.of(ctx)));
        ctx.json(UserBody.of(edit.edit(caller, changes, Origins.of(ctx))));
    }

    /** The address that is wanted changes nothing before it was proved, so it cannot be cleared here. */
    record OwnEditBody(
            Change<String> email,
            Change<String> firstName,
            Change<String> lastName,
            Change<String> username,
            Change<String> locale) {

        ProfileChanges changes() {
            return new EditBody(firstName, lastName, username, locale).changes();
        }

        Optional<EmailAddress> wantedEmail() {
            if (email.wanted() && email.value().isEmpty()) {
                throw new InvalidValue("email", "field.null", "must not be null");
            }
            return email.value().map(String::strip).map(EmailAddress::new);
        }
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
