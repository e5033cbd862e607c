package dev.latchkey.application.invites;

import dev.latchkey.application.audit.RecordAudit;
import dev.latchkey.application.shared.Caller;
import dev.latchkey.application.shared.Limit;
import dev.latchkey.application.shared.Limits;
import dev.latchkey.application.shared.Origin;
import dev.latchkey.application.shared.Transactions;
import dev.latchkey.domain.accounts.AccountProblem;
import dev.latchkey.domain.accounts.Permission;
import dev.latchkey.domain.audit.AuditAction;
import dev.latchkey.domain.invites.Campaign;
import dev.latchkey.domain.invites.CampaignCode;
import dev.latchkey.domain.invites.CampaignProblem;
import dev.latchkey.domain.shared.Refused;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** Changes the terms of a campaign, or switches it off and on. */
public final class EditCampaign {
    private final Campaigns campaigns;
    private final ViewCampaigns view;
    private final Recruiters recruiters;
    private final Limits limits;
    private final Transactions transactions;
    private final RecordAudit audit;
    private final InstantSource clock;

    public EditCampaign(
            Campaigns campaigns,
            Recruiters recruiters,
            Limits limits,
            Transactions transactions,
            RecordAudit audit,
            InstantSource clock) {
        this.campaigns = campaigns;
        this.recruiters = recruiters;
        this.view = new ViewCampaigns(campaigns);
        this.limits = limits;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * The campaign as changed.
     *
     * @throws Refused {@link CampaignProblem#UNKNOWN} if the caller may not even see it
     */
    public RunningCampaign edit(Caller caller, CampaignCode code, CampaignChanges changes, Origin origin) {
        RunningCampaign running = view.view(caller, code);
        requireRightTo(caller, running, changes);
        Campaign unused = changes.on(running.campaign());
        if (changes.isEmpty()) {
            return running;
        }
        limits.spend(new Limits.Use(Limit.CAMPAIGN_PER_ACCOUNT, caller.user()));
        return transactions.inOne(() -> {
            RunningCampaign changed = campaigns
                    .edit(code, changes, clock.instant())
                    .orElseThrow(() -> new Refused(CampaignProblem.UNKNOWN));
            audit.own(
                    AuditAction.CAMPAIGN_CHANGED,
                    caller.user(),
                    origin,
                    Map.of("code", changed.campaign().code().value()));
            return changed;
        });
    }

    private void requireRightTo(Caller caller, RunningCampaign running, CampaignChanges changes) {
        if (caller.may(Permission.RUN_CAMPAIGNS)) {
            return;
        }
        // Whoever merely counts as the inviter has not been asked about the terms.
        if (!running.creator().equals(caller.user())) {
            throw new Refused(AccountProblem.NOT_ALLOWED);
        }
        // Who has left the providers may still end what they began, and change it; the frozen may only switch it off.
        boolean switchesOff = changes.active().equals(Optional.of(false));
        boolean unused = switchesOff || recruiters.include(caller.user());
    }
}
