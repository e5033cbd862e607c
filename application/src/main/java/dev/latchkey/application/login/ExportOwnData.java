package dev.latchkey.application.login;

import dev.latchkey.application.audit.RecordAudit;
import dev.latchkey.application.sessions.RequireProof;
import dev.latchkey.application.shared.Caller;
import dev.latchkey.application.shared.Limit;
import dev.latchkey.application.shared.Limits;
import dev.latchkey.application.shared.Origin;
import dev.latchkey.domain.audit.AuditAction;
import dev.latchkey.domain.shared.Refused;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** Gives people all that is kept about them. Whoever has only a session does not get it: it would be a thief's best catch. */
public final class ExportOwnData {
    private final PersonalData data;
    private final RequireProof proof;
    private final Limits limits;
    private final RecordAudit audit;
    private final InstantSource clock;

    public ExportOwnData(PersonalData data, RequireProof proof, Limits limits, RecordAudit audit, InstantSource clock) {
        this.data = data;
        this.proof = proof;
        this.limits = limits;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * All that is kept about the caller.
     *
     * @throws Refused that a proof is needed
     */
    public Export export(Caller caller, Origin origin) {
        proof.of(caller);
        limits.spend(new Limits.Use(Limit.EXPORT_PER_ACCOUNT, caller.user()));
        audit.own(AuditAction.DATA_EXPORTED, caller.user(), origin, Map.of());
        return new Export(clock.instant(), data.about(caller.user()));
    }

    /** What was kept at that moment. */
    public record Export(Instant at, List<PersonalData.Section> sections) {}
}
