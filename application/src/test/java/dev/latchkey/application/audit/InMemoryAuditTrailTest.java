package dev.latchkey.application.audit;

import dev.latchkey.application.InMemoryStores;
import dev.latchkey.application.shared.Transactions;
import dev.latchkey.domain.audit.AuditEvent;
import java.util.List;

class InMemoryAuditTrailTest implements AuditTrailContract {
    private final InMemoryStores stores = new InMemoryStores();

    @Override
    public AuditTrail trail() {
        return stores.audit;
    }

    @Override
    public Transactions transactions() {
        return stores.transactions;
    }

    @Override
    public List<AuditEvent> written() {
        return stores.audit.written();
    }
}
