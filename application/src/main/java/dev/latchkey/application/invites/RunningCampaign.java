package dev.latchkey.application.invites;

import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.domain.invites.Campaign;
import java.time.Instant;

/**
 * A campaign and what has become of it.
 *
 * @param position the place in the list of all campaigns, at least 1
 * @param inviter who counts as the inviter of those who enter its code
 * @param creator who made it
 * @param used how many places are taken
 * @param inviterMayInvite whether the inviter is neither banned nor deleted
 */
public record RunningCampaign(
        long position,
        Campaign campaign,
        Inviter inviter,
        UserId creator,
        int used,
        boolean inviterMayInvite,
        Instant createdAt,
        Instant updatedAt) {

    /** Whether the code can be entered now. */
    public boolean isOpen(Instant now) {
        return inviterMayInvite && campaign.isOpen(used, now);
    }
}
