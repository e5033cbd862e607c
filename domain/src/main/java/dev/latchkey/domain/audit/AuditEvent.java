package dev.latchkey.domain.audit;

import dev.latchkey.domain.accounts.UserId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * One line of the audit trail: who did what to whom, from where, when. Never holds a secret.
 *
 * @param actor who did it; empty if nobody has proved to be anyone, or no account was needed
 * @param subject whose account it concerns; empty if there is none yet
 * @param address the internet address it came from; empty for what was done to the service itself
 * @param details what else is worth knowing, such as a masked phone; stable keys in snake_case
 */
public record AuditEvent(
        AuditAction action,
        Optional<UserId> actor,
        Optional<UserId> subject,
        String address,
        Instant at,
        Map<String, String> details) {

    public AuditEvent {
        details = Map.copyOf(details);
    }

    /** Masks where it came from, because records end up in logs. */
    @Override
    public String toString() {
        return "AuditEvent[" + action + ", " + at + "]";
    }
}
