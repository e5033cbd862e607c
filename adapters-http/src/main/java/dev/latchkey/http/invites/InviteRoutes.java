package dev.latchkey.http.invites;

import dev.latchkey.application.invites.Invited;
import dev.latchkey.application.invites.Inviter;
import dev.latchkey.application.invites.ListInvited;
import dev.latchkey.application.invites.RedeemInvite;
import dev.latchkey.domain.accounts.PersonName;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.invites.InvitationCode;
import dev.latchkey.http.Callers;
import dev.latchkey.http.Endpoints;
import dev.latchkey.http.Json;
import dev.latchkey.http.Origins;
import dev.latchkey.http.PageBody;
import dev.latchkey.http.Params;
import dev.latchkey.http.Routes;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.Optional;

/** Entering the code of another, and seeing who has entered one's own. */
public final class InviteRoutes implements Routes {
    private final Callers callers;
    private final RedeemInvite redeem;
    private final ListInvited list;

    public InviteRoutes(Callers callers, RedeemInvite redeem, ListInvited list) {
        this.callers = callers;
        this.redeem = redeem;
        this.list = list;
    }

    @Override
    public void addTo(Endpoints endpoints) {
        endpoints.put("/me/invite", this::redeem);
        endpoints.get("/me/invited", this::list);
    }

    private void redeem(Context ctx) {
        var caller = callers.of(ctx);
        InvitationCode code =
                InvitationCode.typed(Json.body(ctx, RedeemBody.class).inviteCode());
        Inviter inviter = redeem.redeem(caller, code, Origins.of(ctx));
        ctx.json(new RedeemedBody(code.value(), InviterBody.of(inviter)));
    }

    private void list(Context ctx) {
        var caller = callers.of(ctx);
        ctx.json(PageBody.of(list.list(caller, Params.cursor(ctx), Params.limit(ctx)), InvitedBody::of));
    }

    record RedeemBody(String inviteCode) {}

    record RedeemedBody(String activatedInviteCode, InviterBody inviter) {}

    record InviterBody(long id, Optional<String> firstName) {

        static InviterBody of(Inviter inviter) {
            return new InviterBody(inviter.id().value(), inviter.firstName().map(PersonName::value));
        }
    }

    record InvitedBody(long id, Optional<String> phone, Optional<String> firstName, Instant joinedAt) {

        static InvitedBody of(Invited invited) {
            return new InvitedBody(
                    invited.id().value(),
                    invited.phone().map(PhoneNumber::e164),
                    invited.firstName().map(PersonName::value),
                    invited.joinedAt());
        }
    }
}
