package dev.latchkey.application.accounts;

import dev.latchkey.application.audit.RecordAudit;
import dev.latchkey.application.shared.Origin;
import dev.latchkey.domain.accounts.AccountProblem;
import dev.latchkey.domain.accounts.EmailAddress;
import dev.latchkey.domain.accounts.User;
import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.domain.audit.AuditAction;
import dev.latchkey.domain.shared.Refused;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Gives an account another address. Whoever had written it into their account before, and had proved nothing, loses it: an
 * address is its reader's. To be called in a transaction, after the address was proved.
 */
public final class MoveEmail {
    private final Accounts accounts;
    private final UnprovedEmails unproved;
    private final ProveEmail proveEmail;
    private final RecordAudit audit;

    public MoveEmail(Accounts accounts, UnprovedEmails unproved, ProveEmail proveEmail, RecordAudit audit) {
        this.accounts = accounts;
        this.unproved = unproved;
        this.proveEmail = proveEmail;
        this.audit = audit;
    }

    /**
     * The account with that address, proved.
     *
     * @throws Refused {@link AccountProblem#EMAIL_TAKEN} if it belongs to another who has proved it
     */
    public Moved move(UserId user, EmailAddress email, Origin origin, Instant now) {
        Optional<UserId> loser = unproved.release(email, user, now);
        loser.ifPresent(
                id -> audit.concerning(AuditAction.EMAIL_RELEASED, id, origin, Map.of("email", email.masked())));
        EmailMoved moved =
                accounts.moveEmail(user, email, now).orElseThrow(() -> new Refused(AccountProblem.EMAIL_TAKEN));
        String before = moved.from().map(EmailAddress::masked).orElse("");
        audit.own(AuditAction.EMAIL_CHANGED, user, origin, Map.of("from", before, "to", email.masked()));
        proveEmail.proved(user, email, origin, now);
        return new Moved(accounts.find(user).orElseThrow(), moved.from(), loser.flatMap(accounts::find));
    }

    /**
     * What became of it.
     *
     * @param user the account as it is now
     * @param from the address that it had before
     * @param loser the account that had the address until now, without proving it
     */
    public record Moved(User user, Optional<EmailAddress> from, Optional<User> loser) {}
}
