package dev.latchkey.application.audit;

import dev.latchkey.application.shared.InMemoryTransactions;
import dev.latchkey.domain.audit.AuditEvent;
import java.util.List;
import java.util.Map;

/** The twin of the real audit trail. */
public final class InMemoryAuditTrail implements AuditTrail {
    private final InMemoryTransactions memory;
    private final Map<Integer, AuditEvent> events;

    public InMemoryAuditTrail(InMemoryTransactions memory) {
        this.memory = memory;
        this.events = memory.newMap();
    }

    @Override
    public void add(AuditEvent event) {
        synchronized (memory) {
            events.put(events.size(), event);
        }
    }

    /** The whole trail, in the order in which it was written. */
    public List<AuditEvent> written() {
        synchronized (memory) {
            return List.copyOf(events.values());
        }
    }
}
