package dev.latchkey.application.invites;

import dev.latchkey.application.shared.Consumes;
import dev.latchkey.application.shared.Port;
import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.domain.invites.InviteCode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Whose code is whose, and who came through whom. Nobody comes through two people, and nobody through themselves. */
@Port
public interface Invites {

    /** Whose code this is. Empty if it is nobody's, or if its owner is banned or deleted. */
    Optional<Inviter> ownerOf(InviteCode code);

    /** Whether the account has entered the code of another. */
    boolean hasInviter(UserId user);

    /**
     * Writes down that the newcomer came through the inviter, unless the newcomer has an inviter already or the inviter
     * came, over however many steps, through the newcomer. Holds under any number of callers at once.
     */
    @Consumes
    Referral record(UserId newcomer, UserId inviter, InviteCode code, Instant now);

    /**
     * Who came through this account, latest first.
     *
     * @param before the position that the list continues from; empty for its beginning
     */
    List<Invited> invitedBy(UserId inviter, Optional<Long> before, int max);

    /** What became of the wish to write down a referral. */
    enum Referral {
        RECORDED,
        ALREADY_ACTIVATED,
        /** The campaign has none left, is over or is switched off. */
        NO_PLACE,
        CYCLE
    }
}
