package dev.latchkey.application.accounts;

import dev.latchkey.application.audit.RecordAudit;
import dev.latchkey.application.shared.Caller;
import dev.latchkey.application.shared.Limit;
import dev.latchkey.application.shared.Limits;
import dev.latchkey.application.shared.Origin;
import dev.latchkey.application.shared.Transactions;
import dev.latchkey.domain.accounts.AccountProblem;
import dev.latchkey.domain.accounts.User;
import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.domain.audit.AuditAction;
import dev.latchkey.domain.sessions.SessionProblem;
import dev.latchkey.domain.shared.Refused;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Lets people change their names, their username and their language. */
public final class EditProfile {
    private final Accounts accounts;
    private final Limits limits;
    private final Transactions transactions;
    private final RecordAudit audit;
    private final ViewProfile view;
    private final InstantSource clock;

    public EditProfile(
            Accounts accounts,
            Limits limits,
            Transactions transactions,
            RecordAudit audit,
            ViewProfile view,
            InstantSource clock) {
        this.accounts = accounts;
        this.limits = limits;
        this.transactions = transactions;
        this.audit = audit;
        this.view = view;
        this.clock = clock;
    }

    public User edit(Caller caller, ProfileChanges changes, Origin origin) {
        if (changes.isEmpty()) {
            return view.view(caller);
        }
        return edit(caller.user(), changes, origin);
    }

    /** The same for people who have shown to be the owner in another way than by a session. */
    public User edit(UserId owner, ProfileChanges changes, Origin origin) {
        limits.spend(new Limits.Use(Limit.PROFILE_PER_ACCOUNT, owner));
        return transactions.inOne(() -> {
            User changed = accounts.edit(owner, changes, clock.instant())
                    .orElseThrow(() -> new Refused(
                            changes.username().value().isPresent()
                                    ? AccountProblem.USERNAME_TAKEN
                                    : SessionProblem.TOKEN_INVALID));
            audit.own(AuditAction.PROFILE_CHANGED, owner, origin, Map.of("fields", fields(changes)));
            return changed;
        });
    }

    static String fields(ProfileChanges changes) {
        List<String> fields = new ArrayList<>();
        if (changes.firstName().wanted()) {
            fields.add("first_name");
        }
        if (changes.lastName().wanted()) {
            fields.add("last_name");
        }
        if (changes.username().wanted()) {
            fields.add("username");
        }
        if (changes.language().wanted()) {
            fields.add("locale");
        }
        return String.join(",", fields);
    }
}
