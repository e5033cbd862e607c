package dev.latchkey.application.audit;

import dev.latchkey.application.shared.Port;
import dev.latchkey.domain.audit.AuditEvent;

/** What has happened, in order, for good: lines are added and never changed. */
@Port
public interface AuditTrail {

    /** Joins the transaction that is running, if there is one. */
    void add(AuditEvent event);
}
