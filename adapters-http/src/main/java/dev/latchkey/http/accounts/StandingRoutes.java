package dev.latchkey.http.accounts;

import dev.latchkey.application.accounts.BanMember;
import dev.latchkey.application.accounts.ChangeRole;
import dev.latchkey.application.accounts.DeleteMember;
import dev.latchkey.application.accounts.UnbanMember;
import dev.latchkey.application.shared.Caller;
import dev.latchkey.domain.accounts.BanReason;
import dev.latchkey.domain.accounts.Role;
import dev.latchkey.http.Callers;
import dev.latchkey.http.Endpoints;
import dev.latchkey.http.Json;
import dev.latchkey.http.Origins;
import dev.latchkey.http.Routes;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Instant;
import java.util.Optional;

/** What others may do, and whether they may come in at all. */
public final class StandingRoutes implements Routes {
    private final Callers callers;
    private final ChangeRole changeRole;
    private final BanMember ban;
    private final UnbanMember unban;
    private final DeleteMember delete;

    public StandingRoutes(
            Callers callers, ChangeRole changeRole, BanMember ban, UnbanMember unban, DeleteMember delete) {
        this.callers = callers;
        this.changeRole = changeRole;
        this.ban = ban;
        this.unban = unban;
        this.delete = delete;
    }

    @Override
    public void addTo(Endpoints endpoints) {
        endpoints.patch("/users/{id}/role", this::changeRole);
        endpoints.post("/users/{id}/ban", this::ban);
        endpoints.post("/users/{id}/unban", this::unban);
        endpoints.delete("/users/{id}", this::delete);
    }

    private void changeRole(Context ctx) {
        Caller caller = callers.of(ctx);
        Role role = MemberRoutes.role(Json.body(ctx, RoleBody.class).role());
        ctx.json(MemberBody.of(changeRole.change(caller, MemberRoutes.id(ctx), role, Origins.of(ctx))));
    }

    private void ban(Context ctx) {
        Caller caller = callers.of(ctx);
        BanBody body = Json.body(ctx, BanBody.class);
        BanReason reason = new BanReason(body.reason());
        ctx.json(MemberBody.of(ban.ban(caller, MemberRoutes.id(ctx), reason, body.until(), Origins.of(ctx))));
    }

    private void unban(Context ctx) {
        Caller caller = callers.of(ctx);
        ctx.json(MemberBody.of(unban.unban(caller, MemberRoutes.id(ctx), Origins.of(ctx))));
    }

    private void delete(Context ctx) {
        Caller caller = callers.of(ctx);
        delete.delete(caller, MemberRoutes.id(ctx), Origins.of(ctx));
        ctx.status(HttpStatus.NO_CONTENT);
    }

    record RoleBody(String role) {}

    record BanBody(String reason, Optional<Instant> until) {}
}
