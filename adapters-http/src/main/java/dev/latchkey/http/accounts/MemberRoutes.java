package dev.latchkey.http.accounts;

import dev.latchkey.application.accounts.EditMember;
import dev.latchkey.application.accounts.ListMembers;
import dev.latchkey.application.accounts.ViewMember;
import dev.latchkey.application.shared.Caller;
import dev.latchkey.domain.accounts.AccountStatus;
import dev.latchkey.domain.accounts.Role;
import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.domain.shared.InvalidValue;
import dev.latchkey.domain.shared.Word;
import dev.latchkey.http.Callers;
import dev.latchkey.http.Endpoints;
import dev.latchkey.http.Json;
import dev.latchkey.http.Origins;
import dev.latchkey.http.PageBody;
import dev.latchkey.http.Params;
import dev.latchkey.http.Routes;
import io.javalin.http.Context;

/** Other people's accounts. */
public final class MemberRoutes implements Routes {
    private static final int LONGEST_SEARCH = 100;

    private final Callers callers;
    private final ListMembers list;
    private final ViewMember view;
    private final EditMember edit;

    public MemberRoutes(Callers callers, ListMembers list, ViewMember view, EditMember edit) {
        this.callers = callers;
        this.list = list;
        this.view = view;
        this.edit = edit;
    }

    @Override
    public void addTo(Endpoints endpoints) {
        endpoints.get("/users", this::list);
        endpoints.get("/users/{id}", this::view);
        endpoints.patch("/users/{id}", this::edit);
    }

    private void list(Context ctx) {
        Caller caller = callers.of(ctx);
        ListMembers.Query query = new ListMembers.Query(
                Params.text(ctx, "role").map(MemberRoutes::role),
                Params.text(ctx, "status").map(MemberRoutes::status),
                Params.text(ctx, "q").map(MemberRoutes::words));
        ctx.json(PageBody.of(list.list(caller, query, Params.cursor(ctx), Params.limit(ctx)), MemberBody::of));
    }

    private void view(Context ctx) {
        Caller caller = callers.of(ctx);
        ctx.json(MemberBody.of(view.view(caller, id(ctx))));
    }

    private void edit(Context ctx) {
        Caller caller = callers.of(ctx);
        ProfileRoutes.EditBody body = Json.body(ctx, ProfileRoutes.EditBody.class);
        ctx.json(MemberBody.of(edit.edit(caller, id(ctx), body.changes(), Origins.of(ctx))));
    }

    /** What cannot be the number of an account is taken for one that nobody has: all are refused in the same order. */
    static UserId id(Context ctx) {
        return new UserId(Params.maybeId(ctx, "id").orElse(0));
    }

    static Role role(String text) {
        return Word.parse(Role.class, text)
                .orElseThrow(
                        () -> new InvalidValue("role", "role.unknown", "must be student, teacher, moderator or admin"));
    }

    private static AccountStatus status(String text) {
        return Word.parse(AccountStatus.class, text)
                .orElseThrow(() -> new InvalidValue("status", "status.unknown", "must be active or banned"));
    }

    private static String words(String text) {
        String words = text.strip();
        if (words.isEmpty() || words.length() > LONGEST_SEARCH) {
            throw new InvalidValue("q", "search.invalid", "must be 1 to " + LONGEST_SEARCH + " characters");
        }
        return words;
    }
}
