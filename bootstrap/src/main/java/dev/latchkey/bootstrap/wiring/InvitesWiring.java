package dev.latchkey.bootstrap.wiring;

import dev.latchkey.application.invites.ActivateInvite;
import dev.latchkey.application.invites.ListInvited;
import dev.latchkey.application.invites.LookUpInvite;
import dev.latchkey.application.invites.RedeemInvite;
import dev.latchkey.http.Callers;
import dev.latchkey.http.Routes;
import dev.latchkey.http.invites.InviteRoutes;
import dev.latchkey.persistence.invites.PostgresInvites;
import java.util.List;

/** Codes that people give to each other. */
final class InvitesWiring {
    private final ActivateInvite activate;
    private final LookUpInvite lookUp;
    private final List<Routes> routes;

    InvitesWiring(StorageWiring storage, LimitsWiring limits, AuditWiring audit, Callers callers) {
        PostgresInvites invites = new PostgresInvites(storage.database(), storage.sql());
        this.activate = new ActivateInvite(invites, audit.record());
        this.lookUp = new LookUpInvite(invites, limits.limits());
        RedeemInvite redeem = new RedeemInvite(activate, limits.limits(), storage.transactions(), storage.clock());
        this.routes = List.of(new InviteRoutes(callers, redeem, new ListInvited(invites)));
    }

    ActivateInvite activate() {
        return activate;
    }

    LookUpInvite lookUp() {
        return lookUp;
    }

    List<Routes> routes() {
        return routes;
    }
}
