package dev.latchkey.application.invites;

import dev.latchkey.application.audit.RecordAudit;
import dev.latchkey.application.shared.Origin;
import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.domain.audit.AuditAction;
import dev.latchkey.domain.invites.InviteCode;
import dev.latchkey.domain.invites.InviteProblem;
import dev.latchkey.domain.shared.Refused;
import java.time.Instant;
import java.util.Map;

/** Enters the code of another for an account, once and for ever. To be called in a transaction. */
public final class ActivateInvite {
    private final Invites invites;
    private final RecordAudit audit;

    public ActivateInvite(Invites invites, RecordAudit audit) {
        this.invites = invites;
        this.audit = audit;
    }

    /**
     * Enters the code and returns whose it is.
     *
     * @throws Refused with the first {@link InviteProblem} that applies, in the order of the enum
     */
    public Inviter activate(UserId user, InviteCode code, Origin origin, Instant now) {
        if (invites.hasInviter(user)) {
            throw new Refused(InviteProblem.ALREADY_ACTIVATED);
        }
        Inviter inviter = invites.ownerOf(code).orElseThrow(() -> new Refused(InviteProblem.UNKNOWN));
        if (inviter.id().equals(user)) {
            throw new Refused(InviteProblem.OWN);
        }
        // What was true a moment ago decides nothing: the store looks again, in the statement that writes.
        switch (invites.record(user, inviter.id(), code, now)) {
            case RECORDED ->
                audit.own(
                        AuditAction.INVITE_ACTIVATED,
                        user,
                        origin,
                        Map.of("inviter", Long.toString(inviter.id().value())));
            case ALREADY_ACTIVATED -> throw new Refused(InviteProblem.ALREADY_ACTIVATED);
            case CYCLE -> throw new Refused(InviteProblem.CYCLE);
        }
        return inviter;
    }
}
