package dev.latchkey.bootstrap.wiring;

import dev.latchkey.application.invites.ActivateInvite;
import dev.latchkey.application.invites.CreateCampaign;
import dev.latchkey.application.invites.EditCampaign;
import dev.latchkey.application.invites.ListInvited;
import dev.latchkey.application.invites.LookUpInvite;
import dev.latchkey.application.invites.Recruiters;
import dev.latchkey.application.invites.RedeemInvite;
import dev.latchkey.application.invites.ViewCampaigns;
import dev.latchkey.application.invites.ViewReferrals;
import dev.latchkey.application.invites.rewards.QualifyReferral;
import dev.latchkey.application.providers.RecruitForOneself;
import dev.latchkey.http.Callers;
import dev.latchkey.http.Routes;
import dev.latchkey.http.invites.CampaignRoutes;
import dev.latchkey.http.invites.InviteRoutes;
import dev.latchkey.http.invites.ReferralRoutes;
import dev.latchkey.persistence.invites.PostgresCampaigns;
import dev.latchkey.persistence.invites.PostgresInvites;
import dev.latchkey.persistence.invites.PostgresReferrals;
import dev.latchkey.persistence.providers.PostgresProviders;
import java.util.List;

/** Codes that people give to each other. */
final class InvitesWiring {
    private final ActivateInvite activate;
    private final LookUpInvite lookUp;
    private final ListInvited list;
    private final List<Routes> routes;

    InvitesWiring(
            StorageWiring storage, LimitsWiring limits, AuditWiring audit, Callers callers, QualifyReferral qualify) {
        PostgresInvites invites = new PostgresInvites(storage.database(), storage.sql());
        PostgresCampaigns campaigns = new PostgresCampaigns(storage.database(), storage.sql());
        this.activate = new ActivateInvite(invites, campaigns, qualify, audit.record());
        this.lookUp = new LookUpInvite(invites, campaigns, limits.limits(), storage.clock());
        RedeemInvite redeem = new RedeemInvite(activate, limits.limits(), storage.transactions(), storage.clock());
        Recruiters recruiters = new RecruitForOneself(new PostgresProviders(storage.sql()))::may;
        CreateCampaign create = new CreateCampaign(
                campaigns, recruiters, limits.limits(), storage.transactions(), audit.record(), storage.clock());
        EditCampaign edit = new EditCampaign(
                campaigns, recruiters, limits.limits(), storage.transactions(), audit.record(), storage.clock());
        this.list = new ListInvited(invites);
        this.routes = List.of(
                new InviteRoutes(callers, redeem, list),
                new CampaignRoutes(callers, create, new ViewCampaigns(campaigns), edit),
                new ReferralRoutes(callers, new ViewReferrals(new PostgresReferrals(storage.sql()))));
    }

    ActivateInvite activate() {
        return activate;
    }

    LookUpInvite lookUp() {
        return lookUp;
    }

    ListInvited list() {
        return list;
    }

    List<Routes> routes() {
        return routes;
    }
}
