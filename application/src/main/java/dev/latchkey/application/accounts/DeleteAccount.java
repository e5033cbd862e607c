package dev.latchkey.application.accounts;

import dev.latchkey.application.audit.RecordAudit;
import dev.latchkey.application.shared.Origin;
import dev.latchkey.application.shared.Transactions;
import dev.latchkey.domain.accounts.AccountProblem;
import dev.latchkey.domain.accounts.User;
import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.domain.audit.AuditAction;
import dev.latchkey.domain.messages.NoticeKind;
import dev.latchkey.domain.shared.Refused;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;

/** Takes an account away for good. Whether somebody may is decided by whoever calls. */
public final class DeleteAccount {
    private final Standing standing;
    private final Transactions transactions;
    private final RecordAudit audit;
    private final Accounts accounts;
    private final TellOwner tell;
    private final StandingBell bell;
    private final InstantSource clock;

    public DeleteAccount(
            Standing standing,
            Accounts accounts,
            Transactions transactions,
            RecordAudit audit,
            TellOwner tell,
            StandingBell bell,
            InstantSource clock) {
        this.standing = standing;
        this.transactions = transactions;
        this.audit = audit;
        this.accounts = accounts;
        this.tell = tell;
        this.bell = bell;
        this.clock = clock;
    }

    /**
     * Deletes the account.
     *
     * @param by who wants it: the owner, or an administrator
     * @throws Refused {@link AccountProblem#UNKNOWN} if there is none, {@link AccountProblem#LAST_ADMIN} if nobody would
     *     be left who can do everything
     */
    public void delete(UserId account, UserId by, Origin origin) {
        transactions.allOrNothing(() -> {
            Instant now = clock.instant();
            // Before it is gone, for then nobody knows whom to tell.
            User leaving = accounts.find(account).orElseThrow(() -> new Refused(AccountProblem.UNKNOWN));
            if (!standing.delete(account, now)) {
                throw new Refused(AccountProblem.UNKNOWN);
            }
            tell.suffered(NoticeKind.ACCOUNT_DELETED, leaving, now);
            audit.done(AuditAction.ACCOUNT_DELETED, by, account, origin, Map.of());
        });
        bell.ring();
    }
}
