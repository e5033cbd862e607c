package dev.latchkey.application.login.password;

import dev.latchkey.application.accounts.ViewProfile;
import dev.latchkey.application.shared.Caller;
import dev.latchkey.application.shared.Limit;
import dev.latchkey.application.shared.Limits;
import dev.latchkey.application.shared.Origin;
import dev.latchkey.application.shared.Transactions;
import dev.latchkey.domain.accounts.AccountProblem;
import dev.latchkey.domain.accounts.User;
import dev.latchkey.domain.login.LinkPurpose;
import dev.latchkey.domain.shared.Refused;
import java.time.InstantSource;

/** Sends the link that proves an address once more. */
public final class SendVerification {
    private final ViewProfile view;
    private final SendLink link;
    private final Limits limits;
    private final Transactions transactions;
    private final InstantSource clock;

    public SendVerification(
            ViewProfile view, SendLink link, Limits limits, Transactions transactions, InstantSource clock) {
        this.view = view;
        this.link = link;
        this.limits = limits;
        this.transactions = transactions;
        this.clock = clock;
    }

    public void send(Caller caller, Origin origin) {
        User user = view.view(caller);
        if (user.email().isEmpty() || user.emailVerified()) {
            throw new Refused(AccountProblem.NOTHING_TO_VERIFY);
        }
        limits.spend(new Limits.Use(Limit.VERIFICATION_PER_ACCOUNT, user.id()));
        transactions.allOrNothing(() -> link.send(LinkPurpose.VERIFY_EMAIL, user, origin, clock.instant()));
    }
}
