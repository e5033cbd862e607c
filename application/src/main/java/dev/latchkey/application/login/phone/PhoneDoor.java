package dev.latchkey.application.login.phone;

import dev.latchkey.application.accounts.Entered;
import dev.latchkey.application.accounts.FindOrOpenAccount;
import dev.latchkey.application.accounts.Newcomer;
import dev.latchkey.application.audit.RecordAudit;
import dev.latchkey.application.shared.Origin;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.audit.AuditAction;
import dev.latchkey.domain.login.LoginProblem;
import dev.latchkey.domain.login.TestNumbers;
import dev.latchkey.domain.shared.Refused;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Leads from a phone that was proved to its account; a number whose code others know never leads to one of staff. */
public final class PhoneDoor {
    private final FindOrOpenAccount accounts;
    private final TestNumbers testNumbers;
    private final RecordAudit audit;

    public PhoneDoor(FindOrOpenAccount accounts, TestNumbers testNumbers, RecordAudit audit) {
        this.accounts = accounts;
        this.testNumbers = testNumbers;
        this.audit = audit;
    }

    /** The account of that phone, opened if there is none. To be called in the transaction that signs in. */
    Entered enter(PhoneNumber phone, Newcomer newcomer, Origin origin, Instant now) {
        return checked(phone, accounts.enter(phone, newcomer, origin, now), origin, now);
    }

    /** The account of that phone, if there is one. */
    Optional<Entered> find(PhoneNumber phone, Origin origin, Instant now) {
        return accounts.find(phone, origin, now).map(entered -> checked(phone, entered, origin, now));
    }

    private Entered checked(PhoneNumber phone, Entered entered, Origin origin, Instant now) {
        if (!testNumbers.include(phone, now)) {
            return entered;
        }
        if (!TestNumbers.mayBelongTo(entered.user().role())) {
            throw new Refused(LoginProblem.TEST_NUMBER);
        }
        if (entered.refusal().isEmpty()) {
            audit.own(AuditAction.TEST_NUMBER_USED, entered.user().id(), origin, Map.of("phone", phone.masked()));
        }
        return entered;
    }
}
