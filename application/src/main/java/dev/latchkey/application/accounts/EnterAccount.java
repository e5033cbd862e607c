package dev.latchkey.application.accounts;

import dev.latchkey.application.audit.RecordAudit;
import dev.latchkey.application.shared.Origin;
import dev.latchkey.domain.accounts.AccountProblem;
import dev.latchkey.domain.accounts.User;
import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.domain.audit.AuditAction;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Lets somebody in whose account is known from the proof. */
public final class EnterAccount {
    private final Accounts accounts;
    private final RecordAudit audit;

    public EnterAccount(Accounts accounts, RecordAudit audit) {
        this.accounts = accounts;
        this.audit = audit;
    }

    /** The account, which may be banned; empty if it is gone. To be called in a transaction, after the proof. */
    public Optional<Entered> enter(UserId id, Origin origin, Instant now) {
        return accounts.signIn(id, now).map(user -> known(user, origin, audit));
    }

    /** Somebody who has an account. That one who is banned has come is written down, for they are not let in. */
    static Entered known(User user, Origin origin, RecordAudit audit) {
        if (user.isBanned()) {
            audit.own(AuditAction.SIGN_IN_REFUSED, user.id(), origin, Map.of("reason", AccountProblem.BANNED.code()));
        }
        return new Entered(user, false);
    }
}
