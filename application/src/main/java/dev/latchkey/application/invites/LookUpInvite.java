package dev.latchkey.application.invites;

import dev.latchkey.application.shared.Limit;
import dev.latchkey.application.shared.Limits;
import dev.latchkey.application.shared.Origin;
import dev.latchkey.domain.invites.CampaignCode;
import dev.latchkey.domain.invites.InvitationCode;
import dev.latchkey.domain.invites.InviteCode;
import dev.latchkey.domain.invites.InviteProblem;
import dev.latchkey.domain.shared.InvalidValue;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Looks at an invite code that was sent along with a sign-in, before the sign-in spends anything. */
public final class LookUpInvite {
    private final Invites invites;
    private final Campaigns campaigns;
    private final Limits limits;
    private final InstantSource clock;

    public LookUpInvite(Invites invites, Campaigns campaigns, Limits limits, InstantSource clock) {
        this.invites = invites;
        this.campaigns = campaigns;
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * Passes if the code is somebody's who may invite, or that of a campaign that has a place.
     *
     * @throws InvalidValue {@code invite.unknown} or {@code invite.exhausted} if it is not
     */
    public void check(InvitationCode code, Origin origin) {
        limits.spend(new Limits.Use(Limit.INVITE_PER_IP, origin.network().key()));
        faultOf(code, clock.instant()).ifPresent(fault -> {
            throw invalid(fault);
        });
    }

    /** The same refusal as a field of a larger request, whose other refusals must not be taken for it. */
    public static InvalidValue invalid(InviteProblem fault) {
        boolean gone = fault == InviteProblem.EXHAUSTED;
        InviteProblem told = gone ? fault : InviteProblem.UNKNOWN;
        return new InvalidValue(
                "invite_code",
                told.code(),
                gone ? "must be of a campaign that is not over" : "must be the invite code of somebody");
    }

    private Optional<InviteProblem> faultOf(InvitationCode code, Instant now) {
        if (code instanceof CampaignCode campaign) {
            Optional<RunningCampaign> running = campaigns
                    .find(campaign)
                    .filter(found ->
                            found.inviterMayInvite() && found.campaign().active());
            return running.isEmpty()
                    ? Optional.of(InviteProblem.UNKNOWN)
                    : running.filter(found -> !found.isOpen(now)).map(over -> InviteProblem.EXHAUSTED);
        }
        return invites.ownerOf((InviteCode) code).isPresent() ? Optional.empty() : Optional.of(InviteProblem.UNKNOWN);
    }
}
