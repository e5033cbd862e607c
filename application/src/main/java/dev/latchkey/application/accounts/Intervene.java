package dev.latchkey.application.accounts;

import dev.latchkey.application.audit.RecordAudit;
import dev.latchkey.application.shared.Caller;
import dev.latchkey.application.shared.Origin;
import dev.latchkey.application.shared.Transactions;
import dev.latchkey.domain.accounts.AccountProblem;
import dev.latchkey.domain.accounts.Member;
import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.domain.audit.AuditAction;
import dev.latchkey.domain.shared.Refused;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What is done to the standing of others: written down together with it, and told to every instance after it. */
public final class Intervene {
    private final Members members;
    private final Transactions transactions;
    private final RecordAudit audit;
    private final StandingBell bell;

    public Intervene(Members members, Transactions transactions, RecordAudit audit, StandingBell bell) {
        this.members = members;
        this.transactions = transactions;
        this.audit = audit;
        this.bell = bell;
    }

    /**
     * Does the work and shows the account afterwards.
     *
     * @param work what to write down; empty if nothing had to be changed
     * @throws Refused {@link AccountProblem#OWN} for one's own account, {@link AccountProblem#UNKNOWN} for none
     */
    SeenMember on(UserId subject, Caller caller, Origin origin, Supplier<Optional<Deed>> work) {
        if (caller.user().equals(subject)) {
            throw new Refused(AccountProblem.OWN);
        }
        Member after = transactions.inOne(() -> {
            work.get().ifPresent(deed -> audit.done(deed.action(), caller.user(), subject, origin, deed.details()));
            return members.find(subject).orElseThrow(() -> new Refused(AccountProblem.UNKNOWN));
        });
        bell.ring();
        return SeenMember.by(caller, after);
    }

    /** Why a change that reaches only some accounts did not reach this one. */
    Refused outOfReach(UserId subject) {
        return new Refused(members.find(subject).isPresent() ? AccountProblem.NOT_ALLOWED : AccountProblem.UNKNOWN);
    }

    /** What was done. */
    record Deed(AuditAction action, Map<String, String> details) {}
}
