package dev.latchkey.application.login.password;

import dev.latchkey.application.accounts.LookUpAccount;
import dev.latchkey.application.shared.Limit;
import dev.latchkey.application.shared.Limits;
import dev.latchkey.application.shared.Origin;
import dev.latchkey.application.shared.Transactions;
import dev.latchkey.domain.accounts.EmailAddress;
import dev.latchkey.domain.login.LinkPurpose;
import dev.latchkey.domain.shared.Refused;
import java.time.InstantSource;
import java.util.concurrent.Executor;

/**
 * Sends a link by which a new password can be set. Whether there is anybody to send it to is found out after the answer, which
 * therefore comes as soon for addresses that nobody has.
 */
public final class ForgotPassword {
    private final LookUpAccount accounts;
    private final SendLink link;
    private final Limits limits;
    private final Transactions transactions;
    private final Executor later;
    private final InstantSource clock;

    /** @param later does what is handed to it in a moment; when it has too much to do it may leave some of it */
    public ForgotPassword(
            LookUpAccount accounts,
            SendLink link,
            Limits limits,
            Transactions transactions,
            Executor later,
            InstantSource clock) {
        this.accounts = accounts;
        this.link = link;
        this.limits = limits;
        this.transactions = transactions;
        this.later = later;
        this.clock = clock;
    }

    public void forgot(EmailAddress email, Origin origin) {
        limits.spend(new Limits.Use(Limit.FORGOT_PER_IP, origin.network().key()));
        later.execute(() -> send(email, origin));
    }

    private void send(EmailAddress email, Origin origin) {
        try {
            limits.spend(new Limits.Use(Limit.FORGOT_PER_ADDRESS, email.key()));
        } catch (Refused enough) {
            // Nobody is told: the letters that were sent are in the mailbox, and strangers need not know that they are.
            return;
        }
        accounts.by(email)
                .filter(user -> !user.isBanned() && user.trustedEmail().isPresent())
                .ifPresent(user -> transactions.allOrNothing(
                        () -> link.send(LinkPurpose.RESET_PASSWORD, user, origin, clock.instant())));
    }
}
