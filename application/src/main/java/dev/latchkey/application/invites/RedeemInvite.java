package dev.latchkey.application.invites;

import dev.latchkey.application.shared.Caller;
import dev.latchkey.application.shared.Limit;
import dev.latchkey.application.shared.Limits;
import dev.latchkey.application.shared.Origin;
import dev.latchkey.application.shared.Transactions;
import dev.latchkey.domain.invites.InvitationCode;
import java.time.InstantSource;

/** Lets people enter the code of whoever invited them after they have signed up. */
public final class RedeemInvite {
    private final ActivateInvite activate;
    private final Limits limits;
    private final Transactions transactions;
    private final InstantSource clock;

    public RedeemInvite(ActivateInvite activate, Limits limits, Transactions transactions, InstantSource clock) {
        this.activate = activate;
        this.limits = limits;
        this.transactions = transactions;
        this.clock = clock;
    }

    public Inviter redeem(Caller caller, InvitationCode code, Origin origin) {
        limits.spend(new Limits.Use(Limit.INVITE_PER_ACCOUNT, caller.user()));
        return transactions.inOne(() ->
                activate.activate(caller.user(), code, origin, clock.instant()).inviter());
    }
}
