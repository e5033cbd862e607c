package dev.latchkey.application.audit;

import dev.latchkey.domain.accounts.UserId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A line of the audit trail as it was written down. The action is a text, because another version may have written it.
 *
 * @param number its place in the trail: later lines have higher numbers, save that lines of one moment may change places
 */
public record AuditLine(
        long number,
        Instant at,
        String action,
        Optional<UserId> actor,
        Optional<UserId> subject,
        String address,
        Map<String, String> details) {

    public AuditLine {
        details = Map.copyOf(details);
    }

    /** Masks where it came from, because records end up in logs. */
    @Override
    public String toString() {
        return "AuditLine[" + number + ", " + action + ", " + at + "]";
    }
}
