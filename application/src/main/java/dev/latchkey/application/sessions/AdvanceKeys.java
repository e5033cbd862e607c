package dev.latchkey.application.sessions;

import dev.latchkey.application.audit.RecordAudit;
import dev.latchkey.application.sessions.KeySchedule.Step;
import dev.latchkey.application.sessions.SigningKeys.Stage;
import dev.latchkey.application.shared.Transactions;
import dev.latchkey.domain.audit.AuditAction;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Brings the keys of access tokens to where they should be by now. Every instance does it every so often; each step is
 * brought about by one of them.
 */
public final class AdvanceKeys {
    private final SigningKeys keys;
    private final KeyPairs pairs;
    private final KeySchedule schedule;
    private final Transactions transactions;
    private final RecordAudit audit;
    private final InstantSource clock;

    public AdvanceKeys(
            SigningKeys keys,
            KeyPairs pairs,
            KeySchedule schedule,
            Transactions transactions,
            RecordAudit audit,
            InstantSource clock) {
        this.keys = keys;
        this.pairs = pairs;
        this.schedule = schedule;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    /** Does what is due, and tells what this call has brought about. */
    public Advance advance() {
        List<SigningKeys.Key> stored = keys.all();
        Instant now = clock.instant();
        Set<Step> due = schedule.due(stored, now);
        Optional<String> signing = due.contains(Step.BEGIN) ? begin(now) : Optional.empty();
        if (due.contains(Step.SIGN) && areOurs(stored, Stage.PUBLISHED)) {
            signing = sign(now);
        }
        boolean late = due.contains(Step.PUBLISH_SUCCESSOR) && areOurs(stored, Stage.SIGNING);
        Optional<String> published = late ? publish(now) : Optional.empty();
        List<String> forgotten = due.contains(Step.FORGET) ? keys.forget(now.minus(KeySchedule.KEPT)) : List.of();
        return new Advance(published, signing, forgotten);
    }

    /** An instance with the wrong secret key must not bring about what the others could not use. */
    private boolean areOurs(List<SigningKeys.Key> stored, Stage stage) {
        return stored.stream().filter(key -> key.stage() == stage).allMatch(pairs::opens);
    }

    private Optional<String> begin(Instant now) {
        SigningKeys.Key first = pairs.make(Stage.SIGNING, now);
        return Optional.of(first.id()).filter(keys.addFirst(first).id()::equals);
    }

    private Optional<String> publish(Instant now) {
        SigningKeys.Key next = pairs.make(Stage.PUBLISHED, now);
        return keys.publish(next, schedule.signingSince(now)) ? Optional.of(next.id()) : Optional.empty();
    }

    private Optional<String> sign(Instant now) {
        return transactions.inOne(() -> {
            Optional<String> signing = keys.promote(schedule.publishedBy(now), now);
            signing.ifPresent(id -> audit.system(AuditAction.KEY_ROTATED, Map.of("kid", id)));
            return signing;
        });
    }

    /**
     * What one call has brought about.
     *
     * @param published the key that signs next
     * @param signing the key that signs from now on
     * @param forgotten keys whose last tokens are over
     */
    public record Advance(Optional<String> published, Optional<String> signing, List<String> forgotten) {

        public boolean isNothing() {
            return published.isEmpty() && signing.isEmpty() && forgotten.isEmpty();
        }
    }
}
