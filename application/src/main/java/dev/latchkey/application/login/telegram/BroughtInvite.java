package dev.latchkey.application.login.telegram;

import dev.latchkey.application.invites.LookUpInvite;
import dev.latchkey.application.shared.Origin;
import dev.latchkey.domain.invites.CampaignCode;
import dev.latchkey.domain.invites.InvitationCode;
import dev.latchkey.domain.invites.InviteProblem;
import dev.latchkey.domain.shared.InvalidValue;
import java.util.Optional;

/** The invite code that somebody brings along: the one they typed, or else the one in the link by which they came. */
public final class BroughtInvite {
    private final LookUpInvite lookUp;

    public BroughtInvite(LookUpInvite lookUp) {
        this.lookUp = lookUp;
    }

    /**
     * The code, if it is good.
     *
     * @throws InvalidValue if it is not
     */
    Optional<InvitationCode> of(Optional<InvitationCode> typed, Optional<String> startParam, Origin origin) {
        if (typed.isPresent()) {
            lookUp.check(typed.get(), origin);
            return typed;
        }
        return startParam.flatMap(BroughtInvite::read).flatMap(code -> linked(code, origin));
    }

    private Optional<InvitationCode> linked(InvitationCode code, Origin origin) {
        try {
            lookUp.check(code, origin);
            return Optional.of(code);
        } catch (InvalidValue wrong) {
            // Links carry other things too, and a campaign may be called like one of them. What looks like a personal
            // code is one.
            if (code instanceof CampaignCode && wrong.code().equals(InviteProblem.UNKNOWN.code())) {
                return Optional.empty();
            }
            throw wrong;
        }
    }

    private static Optional<InvitationCode> read(String startParam) {
        try {
            return Optional.of(InvitationCode.typed(startParam));
        } catch (InvalidValue none) {
            return Optional.empty();
        }
    }
}
