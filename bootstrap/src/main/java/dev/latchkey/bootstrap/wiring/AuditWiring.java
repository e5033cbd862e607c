package dev.latchkey.bootstrap.wiring;

import dev.latchkey.application.audit.ReadAudit;
import dev.latchkey.application.audit.RecordAudit;
import dev.latchkey.application.audit.SealAudit;
import dev.latchkey.application.audit.VerifyAudit;
import dev.latchkey.http.Callers;
import dev.latchkey.http.Routes;
import dev.latchkey.http.audit.AuditRoutes;
import dev.latchkey.persistence.audit.PostgresAuditHistory;
import dev.latchkey.persistence.audit.PostgresAuditSeals;
import dev.latchkey.persistence.audit.PostgresAuditTrail;
import dev.latchkey.security.HmacSeals;
import java.util.List;

/** What has happened. */
public final class AuditWiring {
    private final RecordAudit record;

    private final StorageWiring storage;

    public AuditWiring(StorageWiring storage) {
        this.storage = storage;
        this.record = new RecordAudit(new PostgresAuditTrail(storage.sql()), storage.clock());
    }

    RecordAudit record() {
        return record;
    }

    List<Routes> routes(Callers callers) {
        return List.of(new AuditRoutes(callers, new ReadAudit(new PostgresAuditHistory(storage.sql()))));
    }

    /** Seals what was written. To be called every so often, by every instance. */
    public SealAudit seal() {
        return new SealAudit(seals(), new HmacSeals(storage.secrets()), storage.transactions());
    }

    public VerifyAudit verify() {
        return new VerifyAudit(seals(), new HmacSeals(storage.secrets()), storage.transactions());
    }

    private PostgresAuditSeals seals() {
        return new PostgresAuditSeals(storage.sql());
    }
}
