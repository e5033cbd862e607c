package dev.latchkey.application.messages.fraud;

import dev.latchkey.application.audit.RecordAudit;
import dev.latchkey.application.shared.Caller;
import dev.latchkey.application.shared.Cursor;
import dev.latchkey.application.shared.Origin;
import dev.latchkey.application.shared.Page;
import dev.latchkey.domain.accounts.Permission;
import dev.latchkey.domain.accounts.PhoneNumber;
import dev.latchkey.domain.audit.AuditAction;
import java.util.Map;
import java.util.Optional;

/** Tells why a phone got no message, or what became of those that it was sent, latest first. */
public final class ViewDecisions {
    private final SendLedger ledger;
    private final PhoneDigests digests;
    private final RecordAudit audit;

    public ViewDecisions(SendLedger ledger, PhoneDigests digests, RecordAudit audit) {
        this.ledger = ledger;
        this.digests = digests;
        this.audit = audit;
    }

    /**
     * One page for an administrator, who leaves a line in the audit trail.
     *
     * @param size from 1 to {@link Page#MAX_SIZE}
     */
    public Page<Decision> view(Caller caller, PhoneNumber phone, Optional<Cursor> from, int size, Origin origin) {
        caller.must(Permission.SEE_MESSAGES);
        audit.own(AuditAction.DECISIONS_READ, caller.user(), origin, Map.of("phone", phone.masked()));
        return page(phone, from, size);
    }

    /** One page for the operator at the machine. */
    public Page<Decision> page(PhoneNumber phone, Optional<Cursor> from, int size) {
        return Page.of(ledger.about(digests.all(phone), from.map(Cursor::position), size + 1), size, Decision::number);
    }
}
