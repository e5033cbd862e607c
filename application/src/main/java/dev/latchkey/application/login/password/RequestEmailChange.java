package dev.latchkey.application.login.password;

import dev.latchkey.application.accounts.ViewProfile;
import dev.latchkey.application.sessions.RequireProof;
import dev.latchkey.application.shared.Caller;
import dev.latchkey.application.shared.Limit;
import dev.latchkey.application.shared.Limits;
import dev.latchkey.application.shared.Origin;
import dev.latchkey.application.shared.Transactions;
import dev.latchkey.domain.accounts.EmailAddress;
import dev.latchkey.domain.accounts.User;
import dev.latchkey.domain.login.LinkPurpose;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Sends a link to the address that somebody wants for their account. Does not look whose address it is: only who proves to
 * read its letters is told that it is taken.
 */
public final class RequestEmailChange {
    private final ViewProfile view;
    private final RequireProof proof;
    private final Limits limits;
    private final SendLink link;
    private final Transactions transactions;
    private final InstantSource clock;

    public RequestEmailChange(
            ViewProfile view,
            RequireProof proof,
            Limits limits,
            SendLink link,
            Transactions transactions,
            InstantSource clock) {
        this.view = view;
        this.proof = proof;
        this.limits = limits;
        this.link = link;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Does nothing if the account has the address and has proved it. */
    public void request(Caller caller, EmailAddress email, Origin origin) {
        User user = view.view(caller);
        if (user.emailVerified() && user.email().map(EmailAddress::key).equals(Optional.of(email.key()))) {
            return;
        }
        proof.of(caller);
        limits.spend(
                new Limits.Use(Limit.EMAIL_CHANGE_PER_ACCOUNT, caller.user()),
                new Limits.Use(Limit.EMAIL_CHANGE_PER_ADDRESS, email.key()));
        transactions.allOrNothing(() -> link.send(LinkPurpose.CHANGE_EMAIL, user, email, origin, clock.instant()));
    }
}
