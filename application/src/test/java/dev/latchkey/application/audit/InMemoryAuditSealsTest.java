package dev.latchkey.application.audit;

import dev.latchkey.application.InMemoryStores;

class InMemoryAuditSealsTest implements AuditSealsContract, AuditHistoryContract {
    private final InMemoryStores stores = new InMemoryStores();

    @Override
    public AuditTrail trail() {
        return stores.audit;
    }

    @Override
    public AuditHistory history() {
        return stores.auditHistory;
    }

    @Override
    public AuditSeals seals() {
        return stores.auditSeals;
    }
}
