package dev.latchkey.application.invites;

import dev.latchkey.application.shared.Limit;
import dev.latchkey.application.shared.Limits;
import dev.latchkey.application.shared.Origin;
import dev.latchkey.domain.invites.InviteCode;
import dev.latchkey.domain.invites.InviteProblem;
import dev.latchkey.domain.shared.InvalidValue;

/** Finds whose invite code was sent along with a sign-in, before the sign-in spends anything. */
public final class LookUpInvite {
    private final Invites invites;
    private final Limits limits;

    public LookUpInvite(Invites invites, Limits limits) {
        this.invites = invites;
        this.limits = limits;
    }

    /**
     * The owner of the code.
     *
     * @throws InvalidValue {@code invite.unknown} if it is nobody's who may invite
     */
    public Inviter owner(InviteCode code, Origin origin) {
        limits.spend(new Limits.Use(Limit.INVITE_PER_IP, origin.network().key()));
        return invites.ownerOf(code)
                .orElseThrow(() -> new InvalidValue(
                        "invite_code", InviteProblem.UNKNOWN.code(), "must be the invite code of somebody"));
    }
}
