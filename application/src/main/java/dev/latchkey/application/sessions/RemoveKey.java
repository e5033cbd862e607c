package dev.latchkey.application.sessions;

import dev.latchkey.application.audit.RecordAudit;
import dev.latchkey.application.sessions.SigningKeys.Stage;
import dev.latchkey.application.shared.Transactions;
import dev.latchkey.domain.audit.AuditAction;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** Forgets a key before its time, because somebody else may have it. Whatever it has signed is worth nothing then. */
public final class RemoveKey {
    /** The key may come to another stage while we look at it, once or twice in its life. */
    private static final int ATTEMPTS = 3;

    private final SigningKeys keys;
    private final Transactions transactions;
    private final RecordAudit audit;
    private final InstantSource clock;

    public RemoveKey(SigningKeys keys, Transactions transactions, RecordAudit audit, InstantSource clock) {
        this.keys = keys;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    /** The key that signs goes only if every instance knows another, which signs from then on. */
    public Removal remove(String id) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<Stage> stage = stageOf(id);
            if (stage.isEmpty()) {
                return Removal.UNKNOWN;
            }
            if (take(id)) {
                return stage.get() == Stage.SIGNING ? Removal.REPLACED : Removal.REMOVED;
            }
        }
        return Removal.STILL_SIGNING;
    }

    private Optional<Stage> stageOf(String id) {
        return keys.all().stream()
                .filter(key -> key.id().equals(id))
                .findFirst()
                .map(SigningKeys.Key::stage);
    }

    private boolean take(String id) {
        Instant now = clock.instant();
        return transactions.inOne(() -> {
            boolean taken = keys.remove(id, now.minus(KeySchedule.SPREAD), now);
            if (taken) {
                audit.system(AuditAction.KEY_REMOVED, Map.of("kid", id));
            }
            return taken;
        });
    }

    /** What became of the wish. */
    public enum Removal {
        REMOVED,
        /** It was the one that signs, and another signs now. */
        REPLACED,
        /** It is the one that signs, and there is none to take its place. */
        STILL_SIGNING,
        UNKNOWN
    }
}
