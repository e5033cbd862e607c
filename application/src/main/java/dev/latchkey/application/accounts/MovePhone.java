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
import java.util.Map;
import java.util.Optional;

/** Gives an account another phone. To be called in a transaction, after the phone was proved. */
public final class MovePhone {
    private final Accounts accounts;
    private final RecyclePhone recycle;
    private final RecordAudit audit;
    private final ProvedContacts told;

    public MovePhone(Accounts accounts, RecyclePhone recycle, RecordAudit audit, ProvedContacts told) {
        this.accounts = accounts;
        this.recycle = recycle;
        this.audit = audit;
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
        String before = moved.from().map(PhoneNumber::masked).orElse("");
        audit.own(AuditAction.PHONE_CHANGED, user, origin, Map.of("from", before, "to", phone.masked()));
        return moved;
    }
}
