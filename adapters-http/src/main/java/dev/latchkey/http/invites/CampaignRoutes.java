package dev.latchkey.http.invites;

import dev.latchkey.application.invites.CampaignChanges;
import dev.latchkey.application.invites.CreateCampaign;
import dev.latchkey.application.invites.EditCampaign;
import dev.latchkey.application.invites.RunningCampaign;
import dev.latchkey.application.invites.ViewCampaigns;
import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.domain.invites.Campaign;
import dev.latchkey.domain.invites.CampaignCode;
import dev.latchkey.domain.invites.CampaignProblem;
import dev.latchkey.domain.shared.Change;
import dev.latchkey.domain.shared.InvalidValue;
import dev.latchkey.domain.shared.Refused;
import dev.latchkey.domain.shared.Word;
import dev.latchkey.http.Callers;
import dev.latchkey.http.Endpoints;
import dev.latchkey.http.Json;
import dev.latchkey.http.Origins;
import dev.latchkey.http.PageBody;
import dev.latchkey.http.Params;
import dev.latchkey.http.Routes;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/** Codes with a text of their own that many may enter. */
public final class CampaignRoutes implements Routes {
    private final Callers callers;
    private final CreateCampaign create;
    private final ViewCampaigns view;
    private final EditCampaign edit;

    public CampaignRoutes(Callers callers, CreateCampaign create, ViewCampaigns view, EditCampaign edit) {
        this.callers = callers;
        this.create = create;
        this.view = view;
        this.edit = edit;
    }

    @Override
    public void addTo(Endpoints endpoints) {
        endpoints.post("/campaigns", this::create);
        endpoints.get("/campaigns", this::list);
        endpoints.get("/campaigns/{code}", this::view);
        endpoints.patch("/campaigns/{code}", this::edit);
    }

    private void create(Context ctx) {
        var caller = callers.of(ctx);
        NewBody body = Json.body(ctx, NewBody.class);
        RunningCampaign created =
                create.create(caller, body.terms(), body.ownerId().map(CampaignRoutes::owner), Origins.of(ctx));
        ctx.status(HttpStatus.CREATED).json(CampaignBody.of(created));
    }

    private void list(Context ctx) {
        var caller = callers.of(ctx);
        ctx.json(PageBody.of(view.list(caller, Params.cursor(ctx), Params.limit(ctx)), CampaignBody::of));
    }

    private void view(Context ctx) {
        ctx.json(CampaignBody.of(view.view(callers.of(ctx), code(ctx))));
    }

    private void edit(Context ctx) {
        var caller = callers.of(ctx);
        EditBody body = Json.body(ctx, EditBody.class);
        ctx.json(CampaignBody.of(edit.edit(caller, code(ctx), body.changes(), Origins.of(ctx))));
    }

    private static CampaignCode code(Context ctx) {
        try {
            return new CampaignCode(ctx.pathParam("code"));
        } catch (InvalidValue e) {
            // What cannot be a code names no campaign either.
            throw new Refused(CampaignProblem.UNKNOWN);
        }
    }

    private static UserId owner(long id) {
        if (id < 1) {
            throw new InvalidValue("owner_id", "field.range", "must be at least 1");
        }
        return new UserId(id);
    }

    private static Campaign.Start start(String role) {
        return switch (role) {
            case "student" -> Campaign.Start.STUDENT;
            case "teacher" -> Campaign.Start.TEACHER;
            default -> throw new InvalidValue("role", "field.invalid", "must be student or teacher");
        };
    }

    record NewBody(
            String code,
            Optional<Integer> quota,
            Optional<Instant> expiresAt,
            Optional<String> role,
            Optional<Long> ownerId,
            Optional<Boolean> active) {

        Campaign terms() {
            return new Campaign(
                    new CampaignCode(code),
                    quota.map(OptionalInt::of).orElseGet(OptionalInt::empty),
                    expiresAt,
                    role.map(CampaignRoutes::start).orElse(Campaign.Start.STUDENT),
                    active.orElse(true));
        }
    }

    /** What is left out stays as it is; null takes a quota or an expiry away. */
    record EditBody(Change<Integer> quota, Change<Instant> expiresAt, Optional<String> role, Optional<Boolean> active) {

        CampaignChanges changes() {
            return new CampaignChanges(quota, expiresAt, role.map(CampaignRoutes::start), active);
        }
    }

    record CampaignBody(
            String code,
            long ownerId,
            String role,
            Optional<Integer> quota,
            int used,
            Optional<Instant> expiresAt,
            boolean active,
            Instant createdAt,
            Instant updatedAt) {

        static CampaignBody of(RunningCampaign running) {
            Campaign terms = running.campaign();
            OptionalInt quota = terms.quota();
            return new CampaignBody(
                    terms.code().value(),
                    running.inviter().id().value(),
                    Word.of(terms.start()),
                    quota.isPresent() ? Optional.of(quota.getAsInt()) : Optional.empty(),
                    running.used(),
                    terms.expiresAt(),
                    terms.active(),
                    running.createdAt(),
                    running.updatedAt());
        }
    }
}
