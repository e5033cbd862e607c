package dev.latchkey.application.invites;

import dev.latchkey.application.shared.Consumes;
import dev.latchkey.application.shared.Port;
import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.domain.invites.Campaign;
import dev.latchkey.domain.invites.CampaignCode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Codes that many may enter, and how many have. Codes whose keys are the same are one. */
@Port
public interface Campaigns {

    /**
     * Stores a campaign that nobody has entered yet. Empty, and nothing stored, if its code is another's, or if its owner
     * is banned, deleted or nobody.
     */
    Optional<RunningCampaign> add(NewCampaign campaign);

    Optional<RunningCampaign> find(CampaignCode code);

    /**
     * The campaigns there are, latest first.
     *
     * @param owner whose to list; empty for everybody's
     * @param before the position that the list continues from; empty for its beginning
     */
    List<RunningCampaign> list(Optional<UserId> owner, Optional<Long> before, int max);

    /**
     * The campaign as changed. Empty, and nothing changed, if there is none. Places that are taken stay taken, also where
     * the new quota is smaller.
     */
    Optional<RunningCampaign> edit(CampaignCode code, CampaignChanges changes, Instant now);

    /**
     * Takes one of the campaign's places for the newcomer and writes down that they came through its owner: both, or
     * neither. However many come at once, no more places are taken than there are.
     */
    @Consumes
    Invites.Referral enter(UserId newcomer, CampaignCode code, Instant now);

    /**
     * A campaign that is about to be stored.
     *
     * @param owner who counts as the inviter of those who enter its code
     * @param creator who made it
     */
    record NewCampaign(Campaign campaign, UserId owner, UserId creator, Instant createdAt) {}
}
