package dev.latchkey.application.invites;

import dev.latchkey.application.shared.Caller;
import dev.latchkey.application.shared.Cursor;
import dev.latchkey.application.shared.Page;
import dev.latchkey.domain.accounts.Permission;
import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.domain.invites.CampaignCode;
import dev.latchkey.domain.invites.CampaignProblem;
import dev.latchkey.domain.shared.Refused;
import java.util.Optional;

/** Shows campaigns, and how many have entered their codes: one's own, or all of them to those who run them. */
public final class ViewCampaigns {
    private final Campaigns campaigns;

    public ViewCampaigns(Campaigns campaigns) {
        this.campaigns = campaigns;
    }

    /**
     * One page of the list, latest first.
     *
     * @param size from 1 to {@link Page#MAX_SIZE}
     */
    public Page<RunningCampaign> list(Caller caller, Optional<Cursor> from, int size) {
        Optional<UserId> owner = caller.may(Permission.RUN_CAMPAIGNS) ? Optional.empty() : Optional.of(caller.user());
        return Page.of(campaigns.list(owner, from.map(Cursor::position), size + 1), size, RunningCampaign::position);
    }

    /**
     * One campaign.
     *
     * @throws Refused {@link CampaignProblem#UNKNOWN} if there is none, or it is none of the caller's
     */
    public RunningCampaign view(Caller caller, CampaignCode code) {
        return campaigns
                .find(code)
                .filter(found -> caller.may(Permission.RUN_CAMPAIGNS)
                        || found.inviter().id().equals(caller.user()))
                .orElseThrow(() -> new Refused(CampaignProblem.UNKNOWN));
    }
}
