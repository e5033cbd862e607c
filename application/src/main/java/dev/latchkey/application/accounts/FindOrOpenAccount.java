package dev.latchkey.application.accounts;

import dev.latchkey.application.audit.RecordAudit;
import dev.latchkey.application.shared.Origin;
import dev.latchkey.domain.accounts.AccountProblem;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.accounts.User;
import dev.latchkey.domain.audit.AuditAction;
import dev.latchkey.domain.shared.Refused;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Leads a proven phone to its account, opening one for those who come for the first time. */
public final class FindOrOpenAccount {
    private final Accounts accounts;
    private final OpenAccount openAccount;
    private final RecyclePhone recycle;
    private final RecordAudit audit;

    public FindOrOpenAccount(Accounts accounts, OpenAccount openAccount, RecyclePhone recycle, RecordAudit audit) {
        this.accounts = accounts;
        this.openAccount = openAccount;
        this.recycle = recycle;
        this.audit = audit;
    }

    /**
     * The account of the phone, which may be banned; a new one if the account was not used for long, so that whoever got the
     * number from their operator gets nothing else. To be called in a transaction, after the phone was proved.
     *
     * @throws Refused {@link AccountProblem#USERNAME_TAKEN} if a newcomer wants a username of another
     */
    public Entered enter(PhoneNumber phone, Newcomer newcomer, Origin origin, Instant now) {
        return find(phone, origin, now)
                .or(() -> openAccount.open(phone, newcomer, origin, now).map(user -> new Entered(user, true)))
                // Somebody opened it beside this sign-in.
                .or(() -> found(phone, origin, now))
                .orElseThrow(() -> new IllegalStateException("The phone is taken by nobody"));
    }

    /**
     * The account of the phone if it has one that is still used, which may be banned. To be called in a transaction, after
     * the phone was proved.
     */
    public Optional<Entered> find(PhoneNumber phone, Origin origin, Instant now) {
        Optional<User> administrator = recycle.release(phone, origin, now);
        return administrator
                .map(user -> Optional.of(keptOut(user, phone, origin, now)))
                .orElseGet(() -> found(phone, origin, now));
    }

    private Entered keptOut(User administrator, PhoneNumber phone, Origin origin, Instant now) {
        audit.concerning(
                AuditAction.SIGN_IN_REFUSED,
                administrator.id(),
                origin,
                Map.of("reason", AccountProblem.DORMANT.code()));
        recycle.keptOut(administrator, phone, now);
        return new Entered(administrator, false, Optional.of(AccountProblem.DORMANT));
    }

    private Optional<Entered> found(PhoneNumber phone, Origin origin, Instant now) {
        return accounts.signInByPhone(phone, now).map(user -> EnterAccount.known(user, origin, audit));
    }
}
