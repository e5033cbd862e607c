package dev.latchkey.application.audit;

import dev.latchkey.application.shared.Caller;
import dev.latchkey.application.shared.Cursor;
import dev.latchkey.application.shared.Page;
import dev.latchkey.domain.accounts.Permission;
import java.util.Optional;

/** Shows administrators what has happened, latest first. */
public final class ReadAudit {
    private final AuditHistory history;

    public ReadAudit(AuditHistory history) {
        this.history = history;
    }

    /**
     * One page of the trail.
     *
     * @param size from 1 to {@link Page#MAX_SIZE}
     */
    public Page<AuditLine> read(Caller caller, AuditHistory.Filter filter, Optional<Cursor> from, int size) {
        caller.must(Permission.READ_AUDIT);
        return Page.of(history.list(filter, from.map(Cursor::position), size + 1), size, AuditLine::number);
    }
}
