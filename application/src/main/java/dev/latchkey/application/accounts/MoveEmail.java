package dev.latchkey.application.accounts;

import dev.latchkey.application.audit.RecordAudit;
import dev.latchkey.application.shared.Origin;
import dev.latchkey.domain.accounts.AccountProblem;
import dev.latchkey.domain.accounts.EmailAddress;
import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.domain.audit.AuditAction;
import dev.latchkey.domain.shared.Refused;
import java.time.Instant;
import java.util.Map;

/** Gives an account another address. To be called in a transaction, after the address was proved. */
public final class MoveEmail {
    private final Accounts accounts;
    private final ProveEmail proveEmail;
    private final RecordAudit audit;

    public MoveEmail(Accounts accounts, ProveEmail proveEmail, RecordAudit audit) {
        this.accounts = accounts;
        this.proveEmail = proveEmail;
        this.audit = audit;
    }

    /**
     * The account with that address, proved.
     *
     * @throws Refused {@link AccountProblem#EMAIL_TAKEN} if it belongs to another
     */
    public EmailMoved move(UserId user, EmailAddress email, Origin origin, Instant now) {
        EmailMoved moved =
                accounts.moveEmail(user, email, now).orElseThrow(() -> new Refused(AccountProblem.EMAIL_TAKEN));
        String before = moved.from().map(EmailAddress::masked).orElse("");
        audit.own(AuditAction.EMAIL_CHANGED, user, origin, Map.of("from", before, "to", email.masked()));
        proveEmail.proved(user, email, origin, now);
        return new EmailMoved(accounts.find(user).orElseThrow(), moved.from());
    }
}
