package dev.latchkey.application.invites;

import dev.latchkey.application.shared.Limit;
import dev.latchkey.application.shared.Limits;
import dev.latchkey.application.shared.Origin;
import dev.latchkey.domain.invites.InviteCode;
import dev.latchkey.domain.invites.InviteProblem;
import dev.latchkey.domain.shared.InvalidValue;

/** Looks at an invite code that was sent along with a sign-in, before the sign-in spends anything. */
public final class LookUpInvite {
    private final Invites invites;
    private final Limits limits;

    public LookUpInvite(Invites invites, Limits limits) {
        this.invites = invites;
        this.limits = limits;
    }

    /**
     * Passes if the code is somebody's who may invite.
     *
     * @throws InvalidValue {@code invite.unknown} if it is not
     */
    public void check(InviteCode code, Origin origin) {
        limits.spend(new Limits.Use(Limit.INVITE_PER_IP, origin.network().key()));
        if (invites.ownerOf(code).isEmpty()) {
            throw new InvalidValue("invite_code", InviteProblem.UNKNOWN.code(), "must be the invite code of somebody");
        }
    }
}
