package dev.latchkey.application.audit;

import dev.latchkey.application.shared.Port;
import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.domain.audit.AuditAction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the audit trail holds, for those who read it. */
@Port
public interface AuditHistory {

    /**
     * The lines that the filter lets through, latest first.
     *
     * @param before the number from which on to list, exclusive; empty for the beginning
     */
    List<AuditLine> list(Filter filter, Optional<Long> before, int max);

    /**
     * Which lines; whatever is absent lets all of them through.
     *
     * @param from the first moment
     * @param to the moment after the last
     */
    record Filter(
            Optional<UserId> actor,
            Optional<UserId> subject,
            Optional<AuditAction> action,
            Optional<Instant> from,
            Optional<Instant> to) {}
}
