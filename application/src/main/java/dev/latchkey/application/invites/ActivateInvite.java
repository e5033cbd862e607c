package dev.latchkey.application.invites;

import dev.latchkey.application.audit.RecordAudit;
import dev.latchkey.application.invites.rewards.QualifyReferral;
import dev.latchkey.application.shared.Origin;
import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.domain.audit.AuditAction;
import dev.latchkey.domain.invites.Campaign;
import dev.latchkey.domain.invites.CampaignCode;
import dev.latchkey.domain.invites.InvitationCode;
import dev.latchkey.domain.invites.InviteCode;
import dev.latchkey.domain.invites.InviteProblem;
import dev.latchkey.domain.shared.Refused;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Enters the code of another, or of a campaign, for an account, once and for ever. To be called in a transaction. */
public final class ActivateInvite {
    private final Invites invites;
    private final Campaigns campaigns;
    private final QualifyReferral qualify;
    private final RecordAudit audit;

    public ActivateInvite(Invites invites, Campaigns campaigns, QualifyReferral qualify, RecordAudit audit) {
        this.invites = invites;
        this.campaigns = campaigns;
        this.qualify = qualify;
        this.audit = audit;
    }

    /**
     * Enters the code and returns whose it is.
     *
     * @throws Refused with the first {@link InviteProblem} that applies, in the order of the enum
     */
    public Activated activate(UserId user, InvitationCode code, Origin origin, Instant now) {
        if (invites.hasInviter(user)) {
            throw new Refused(InviteProblem.ALREADY_ACTIVATED);
        }
        if (code instanceof CampaignCode campaign) {
            return activate(user, campaign, origin, now);
        }
        Inviter inviter = invites.ownerOf((InviteCode) code).orElseThrow(() -> new Refused(InviteProblem.UNKNOWN));
        refuseOwn(user, inviter);
        // What was true a moment ago decides nothing: the store looks again, in the statement that writes.
        settle(invites.record(user, inviter.id(), (InviteCode) code, now));
        qualify.qualify(user, now);
        return written(user, new Activated(inviter, Campaign.Start.STUDENT), Map.of(), origin);
    }

    private Activated activate(UserId user, CampaignCode code, Origin origin, Instant now) {
        RunningCampaign running = campaigns
                .find(code)
                .filter(found -> found.inviterMayInvite() && found.campaign().active())
                .orElseThrow(() -> new Refused(InviteProblem.UNKNOWN));
        refuseOwn(user, running.inviter());
        settle(campaigns.enter(user, code, now));
        qualify.qualify(user, now);
        return written(
                user,
                new Activated(running.inviter(), running.campaign().start()),
                Map.of("campaign", running.campaign().code().value()),
                origin);
    }

    private static void refuseOwn(UserId user, Inviter inviter) {
        if (inviter.id().equals(user)) {
            throw new Refused(InviteProblem.OWN);
        }
    }

    private static void settle(Invites.Referral referral) {
        switch (referral) {
            case RECORDED -> {}
            case ALREADY_ACTIVATED -> throw new Refused(InviteProblem.ALREADY_ACTIVATED);
            case NO_PLACE -> throw new Refused(InviteProblem.EXHAUSTED);
            case CYCLE -> throw new Refused(InviteProblem.CYCLE);
        }
    }

    private Activated written(UserId user, Activated activated, Map<String, String> more, Origin origin) {
        Map<String, String> details = new HashMap<>(more);
        details.put("inviter", Long.toString(activated.inviter().id().value()));
        audit.own(AuditAction.INVITE_ACTIVATED, user, origin, details);
        return activated;
    }
}
