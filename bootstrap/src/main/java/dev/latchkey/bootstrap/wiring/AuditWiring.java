package dev.latchkey.bootstrap.wiring;

import dev.latchkey.application.audit.RecordAudit;
import dev.latchkey.persistence.audit.PostgresAuditTrail;

/** What has happened. */
final class AuditWiring {
    private final RecordAudit record;

    AuditWiring(StorageWiring storage) {
        this.record = new RecordAudit(new PostgresAuditTrail(storage.sql()), storage.clock());
    }

    RecordAudit record() {
        return record;
    }
}
