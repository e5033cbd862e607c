package dev.latchkey.application.accounts;

import dev.latchkey.application.audit.RecordAudit;
import dev.latchkey.application.shared.Origin;
import dev.latchkey.domain.accounts.EmailAddress;
import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.domain.audit.AuditAction;
import java.time.Instant;
import java.util.Map;

/** Believes that an address is its account's. */
public final class ProveEmail {
    private final Accounts accounts;
    private final RecordAudit audit;
    private final boolean firstIsAdmin;
    private final ProvedContacts told;

    /**
     * Believes it of those accounts.
     *
     * @param firstIsAdmin whether the first proven account of an empty system becomes its administrator
     * @param told who wants to know
     */
    public ProveEmail(Accounts accounts, RecordAudit audit, boolean firstIsAdmin, ProvedContacts told) {
        this.accounts = accounts;
        this.audit = audit;
        this.firstIsAdmin = firstIsAdmin;
        this.told = told;
    }

    /** To be called in the transaction that took the proof. Does nothing to an address that was proved before. */
    public void proved(UserId user, EmailAddress email, Origin origin, Instant now) {
        if (!accounts.verifyEmail(user, email, now)) {
            return;
        }
        told.proved(user, now);
        boolean first = firstIsAdmin && accounts.claimFirst(user, now);
        audit.own(
                AuditAction.EMAIL_VERIFIED,
                user,
                origin,
                first ? Map.of("email", email.masked(), "role", "admin") : Map.of("email", email.masked()));
    }
}
