package dev.latchkey.application.accounts;

import dev.latchkey.application.audit.RecordAudit;
import dev.latchkey.application.shared.Origin;
import dev.latchkey.domain.accounts.AccountProblem;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.accounts.User;
import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.domain.audit.AuditAction;
import dev.latchkey.domain.shared.Refused;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Gives an account another phone. To be called in a transaction, after the phone was proved. */
public final class MovePhone {
    private final Accounts accounts;
    private final RecyclePhone recycle;
    private final RecordAudit audit;
    private final boolean firstIsAdmin;
    private final ProvedContacts told;

    /**
     * Moves the phones of those accounts.
     *
     * @param firstIsAdmin whether the first proven account of an empty system becomes its administrator
     * @param told who wants to know
     */
    public MovePhone(
            Accounts accounts, RecyclePhone recycle, RecordAudit audit, boolean firstIsAdmin, ProvedContacts told) {
        this.accounts = accounts;
        this.recycle = recycle;
        this.audit = audit;
        this.firstIsAdmin = firstIsAdmin;
        this.told = told;
    }

    /**
     * The account with that phone.
     *
     * @throws Refused {@link AccountProblem#PHONE_TAKEN} if it belongs to another, who uses it
     */
    public PhoneMoved move(UserId user, PhoneNumber phone, Origin origin, Instant now) {
        // An administrator who keeps it is one of the others to whom it may belong.
        Optional<User> unused = recycle.release(phone, origin, now);
        PhoneMoved moved =
                accounts.movePhone(user, phone, now).orElseThrow(() -> new Refused(AccountProblem.PHONE_TAKEN));
        told.proved(user, now);
        boolean first = firstIsAdmin && accounts.claimFirst(user, now);
        String before = moved.from().map(PhoneNumber::masked).orElse("");
        Map<String, String> details = Map.of("from", before, "to", phone.masked());
        audit.own(AuditAction.PHONE_CHANGED, user, origin, first ? asAdmin(details) : details);
        return first ? new PhoneMoved(accounts.find(user).orElseThrow(), moved.from()) : moved;
    }

    private static Map<String, String> asAdmin(Map<String, String> details) {
        Map<String, String> more = new HashMap<>(details);
        more.put("role", "admin");
        return more;
    }
}
