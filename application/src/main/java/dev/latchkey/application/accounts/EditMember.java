package dev.latchkey.application.accounts;

import dev.latchkey.application.audit.RecordAudit;
import dev.latchkey.application.shared.Caller;
import dev.latchkey.application.shared.Limit;
import dev.latchkey.application.shared.Limits;
import dev.latchkey.application.shared.Origin;
import dev.latchkey.application.shared.Transactions;
import dev.latchkey.domain.accounts.AccountProblem;
import dev.latchkey.domain.accounts.Permission;
import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.domain.audit.AuditAction;
import dev.latchkey.domain.shared.Refused;
import java.time.InstantSource;
import java.util.Map;

/** Lets administrators change the profiles of others. */
public final class EditMember {
    private final Accounts accounts;
    private final ViewMember view;
    private final Limits limits;
    private final Transactions transactions;
    private final RecordAudit audit;
    private final InstantSource clock;

    public EditMember(
            Accounts accounts,
            ViewMember view,
            Limits limits,
            Transactions transactions,
            RecordAudit audit,
            InstantSource clock) {
        this.accounts = accounts;
        this.view = view;
        this.limits = limits;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * The account as changed.
     *
     * @throws Refused {@link AccountProblem#USERNAME_TAKEN} if the username belongs to another
     */
    public SeenMember edit(Caller caller, UserId id, ProfileChanges changes, Origin origin) {
        caller.must(Permission.EDIT_ACCOUNTS);
        // Looked for first: the store refuses everything after a username that is taken, questions too.
        SeenMember before = view.view(caller, id);
        if (changes.isEmpty()) {
            return before;
        }
        limits.spend(new Limits.Use(Limit.ADMINISTRATION_PER_ACCOUNT, caller.user()));
        return transactions.inOne(() -> {
            if (accounts.edit(id, changes, clock.instant()).isEmpty()) {
                throw new Refused(
                        changes.username().value().isPresent()
                                ? AccountProblem.USERNAME_TAKEN
                                : AccountProblem.UNKNOWN);
            }
            audit.done(
                    AuditAction.PROFILE_EDITED,
                    caller.user(),
                    id,
                    origin,
                    Map.of("fields", EditProfile.fields(changes)));
            return view.view(caller, id);
        });
    }
}
