package dev.latchkey.application.audit;

import dev.latchkey.application.shared.Origin;
import dev.latchkey.domain.accounts.UserId;
import dev.latchkey.domain.audit.AuditAction;
import dev.latchkey.domain.audit.AuditEvent;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** Writes down who did what. */
public final class RecordAudit {
    private final AuditTrail trail;
    private final InstantSource clock;

    public RecordAudit(AuditTrail trail, InstantSource clock) {
        this.trail = trail;
        this.clock = clock;
    }

    /** What somebody did to their own account. */
    public void own(AuditAction action, UserId user, Origin origin, Map<String, String> details) {
        add(action, Optional.of(user), Optional.of(user), origin, details);
    }

    /** What happened to somebody's account through one who has not proved to be anyone. */
    public void concerning(AuditAction action, UserId subject, Origin origin, Map<String, String> details) {
        add(action, Optional.empty(), Optional.of(subject), origin, details);
    }

    /** What somebody tried who has not proved to be anyone. */
    public void stranger(AuditAction action, Origin origin, Map<String, String> details) {
        add(action, Optional.empty(), Optional.empty(), origin, details);
    }

    /** What somebody did to the account of another. */
    public void done(AuditAction action, UserId actor, UserId subject, Origin origin, Map<String, String> details) {
        add(action, Optional.of(actor), Optional.of(subject), origin, details);
    }

    /** What happened to somebody's account by the operator at the machine or by the service's own schedule. */
    public void system(AuditAction action, UserId subject, Map<String, String> details) {
        trail.add(new AuditEvent(action, Optional.empty(), Optional.of(subject), "", clock.instant(), details));
    }

    /** What was done to the service itself, by an operator at its machine or by its own schedule. */
    public void system(AuditAction action, Map<String, String> details) {
        trail.add(new AuditEvent(action, Optional.empty(), Optional.empty(), "", clock.instant(), details));
    }

    private void add(
            AuditAction action,
            Optional<UserId> actor,
            Optional<UserId> subject,
            Origin origin,
            Map<String, String> details) {
        trail.add(new AuditEvent(action, actor, subject, origin.address(), clock.instant(), details));
    }
}
