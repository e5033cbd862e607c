package dev.latchkey.application.sessions;

import dev.latchkey.application.audit.RecordAudit;
import dev.latchkey.application.shared.Transactions;
import dev.latchkey.domain.audit.AuditAction;
import java.util.List;
import java.util.Map;

/**
 * Forgets every key that cannot be opened, because the secret it was sealed under is lost. If one of them signs, then the
 * next instance that looks makes a new one.
 */
public final class RemoveLostKeys {
    private final SigningKeys keys;
    private final KeyPairs pairs;
    private final Transactions transactions;
    private final RecordAudit audit;

    public RemoveLostKeys(SigningKeys keys, KeyPairs pairs, Transactions transactions, RecordAudit audit) {
        this.keys = keys;
        this.pairs = pairs;
        this.transactions = transactions;
        this.audit = audit;
    }

    /** The names of the keys that this call has removed. */
    public List<String> remove() {
        return keys.all().stream()
                .filter(key -> !pairs.opens(key) && abandon(key))
                .map(SigningKeys.Key::id)
                .toList();
    }

    private boolean abandon(SigningKeys.Key key) {
        return transactions.inOne(() -> {
            boolean abandoned = keys.abandon(key);
            if (abandoned) {
                audit.system(AuditAction.KEY_REMOVED, Map.of("kid", key.id()));
            }
            return abandoned;
        });
    }
}
