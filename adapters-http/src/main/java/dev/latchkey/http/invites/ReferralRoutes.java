package dev.latchkey.http.invites;

import dev.latchkey.application.invites.Referrals;
import dev.latchkey.application.invites.ViewReferrals;
import dev.latchkey.application.shared.Cursor;
import dev.latchkey.domain.accounts.PersonName;
import dev.latchkey.http.Callers;
import dev.latchkey.http.Days;
import dev.latchkey.http.Endpoints;
import dev.latchkey.http.Params;
import dev.latchkey.http.Routes;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Who came through whom, over all accounts. */
public final class ReferralRoutes implements Routes {
    private static final int USUAL_DEPTH = 3;

    private final Callers callers;
    private final ViewReferrals view;

    public ReferralRoutes(Callers callers, ViewReferrals view) {
        this.callers = callers;
        this.view = view;
    }

    @Override
    public void addTo(Endpoints endpoints) {
        endpoints.get("/invites/tree", this::tree);
        endpoints.get("/invites/top", this::top);
    }

    private void tree(Context ctx) {
        var caller = callers.of(ctx);
        ctx.json(TreeBody.of(view.tree(
                caller,
                Params.account(ctx, "root"),
                Params.cursor(ctx),
                Params.number(ctx, "depth", 1, ViewReferrals.DEEPEST).orElse(USUAL_DEPTH),
                Params.limit(ctx))));
    }

    private void top(Context ctx) {
        var caller = callers.of(ctx);
        Optional<Instant> from = Days.of(ctx, "from").map(Days::begin);
        Optional<Instant> until = Days.of(ctx, "to").map(Days::end);
        ctx.json(new TopBody(view.top(caller, from, until, Params.limit(ctx)).stream()
                .map(InviterBody::of)
                .toList()));
    }

    record TreeBody(
            long id,
            Optional<String> firstName,
            Optional<String> code,
            Optional<Instant> joinedAt,
            int invitedCount,
            boolean more,
            Optional<String> nextCursor,
            List<TreeBody> children) {

        TreeBody {
            children = List.copyOf(children);
        }

        static TreeBody of(ViewReferrals.Tree tree) {
            Referrals.Branch branch = tree.branch();
            return new TreeBody(
                    branch.id().value(),
                    branch.firstName().map(PersonName::value),
                    branch.code(),
                    branch.joinedAt(),
                    branch.invitedCount(),
                    tree.more(),
                    tree.next().map(Cursor::text),
                    tree.children().stream().map(TreeBody::of).toList());
        }
    }

    record TopBody(List<InviterBody> items) {
        TopBody {
            items = List.copyOf(items);
        }
    }

    record InviterBody(long id, Optional<String> firstName, int invited) {

        static InviterBody of(Referrals.TopInviter top) {
            return new InviterBody(top.id().value(), top.firstName().map(PersonName::value), top.invited());
        }
    }
}
