package dev.latchkey.application.accounts;

import dev.latchkey.application.audit.RecordAudit;
import dev.latchkey.application.shared.Caller;
import dev.latchkey.application.shared.Limit;
import dev.latchkey.application.shared.Limits;
import dev.latchkey.application.shared.Origin;
import dev.latchkey.application.shared.Transactions;
import dev.latchkey.domain.accounts.AccountProblem;
import dev.latchkey.domain.accounts.Member;
import dev.latchkey.domain.accounts.User;
import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.domain.audit.AuditAction;
import dev.latchkey.domain.messages.NoticeKind;
import dev.latchkey.domain.shared.Refused;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What is done to the standing of others: written down together with it, and told to every instance after it. */
public final class Intervene {
    private final Limits limits;
    private final Members members;
    private final Transactions transactions;
    private final RecordAudit audit;
    private final TellOwner tell;
    private final StandingBell bell;
    private final InstantSource clock;

    public Intervene(
            Limits limits,
            Members members,
            Transactions transactions,
            RecordAudit audit,
            TellOwner tell,
            StandingBell bell,
            InstantSource clock) {
        this.limits = limits;
        this.members = members;
        this.transactions = transactions;
        this.audit = audit;
        this.tell = tell;
        this.bell = bell;
        this.clock = clock;
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
        limits.spend(new Limits.Use(Limit.ADMINISTRATION_PER_ACCOUNT, caller.user()));
        Member after = transactions.inOne(() -> {
            Optional<Deed> deed = work.get();
            Member member = members.find(subject).orElseThrow(() -> new Refused(AccountProblem.UNKNOWN));
            deed.ifPresent(done -> record(done, caller, member.user(), origin));
            return member;
        });
        bell.ring();
        return SeenMember.by(caller, after);
    }

    private void record(Deed deed, Caller caller, User subject, Origin origin) {
        audit.done(deed.action(), caller.user(), subject.id(), origin, deed.details());
        deed.notice().ifPresent(kind -> tell.suffered(kind, subject, clock.instant()));
    }

    /** Why a change that reaches only some accounts did not reach this one. */
    Refused outOfReach(UserId subject) {
        return new Refused(members.find(subject).isPresent() ? AccountProblem.NOT_ALLOWED : AccountProblem.UNKNOWN);
    }

    /**
     * What was done.
     *
     * @param notice what its owner is told of it
     */
    record Deed(AuditAction action, Map<String, String> details, Optional<NoticeKind> notice) {}
}
